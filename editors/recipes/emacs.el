;;; A session in Emacs with Eglot, in batch: emacs -Q --batch -l RECIPE -l emacs.el  -*- lexical-binding: t -*-

(require 'eglot)
(require 'flymake)

(setq eglot-sync-connect 10 eglot-events-buffer-size 0 eglot-confirm-server-initiated-edits nil make-backup-files nil)

(defun check (is-so what)
  (unless is-so (message "failed: %s" what) (kill-emacs 1))
  (message "ok: %s" what))

(defun wait-for (is-so what)
  (let ((tries 500))
    (while (and (> tries 0) (not (funcall is-so)))
      (accept-process-output nil 0.02)
      (setq tries (1- tries)))
    (check (funcall is-so) what)))

(defun rules ()
  (when (eglot-current-server) (eglot--signal-textDocument/didChange))
  (flymake-start)
  (mapconcat #'flymake-diagnostic-text (flymake-diagnostics) "\n"))

(defun says (text) (string-match-p (regexp-quote text) (rules)))

(defun has (text) (save-excursion (goto-char (point-min)) (search-forward text nil t)))

(defun go (text) (goto-char (point-min)) (search-forward text) (goto-char (match-beginning 0)))

(defun do-action (title from to)
  "Do what an editor's menu does with the action of this title."
  ;; Commands do this by themselves, if a moment later.
  (eglot--signal-textDocument/didChange)
  (let* ((server (eglot-current-server))
         (params (list :textDocument (eglot--TextDocumentIdentifier)
                       :range (list :start (eglot--pos-to-lsp-position from) :end (eglot--pos-to-lsp-position to))
                       :context (list :diagnostics [])))
         (actions (jsonrpc-request server :textDocument/codeAction params))
         (action (seq-find (lambda (it) (equal (plist-get it :title) title)) actions)))
    (check action (format "offered: %s" (mapconcat (lambda (it) (plist-get it :title)) actions "; ")))
    (unless (plist-get action :edit) (setq action (jsonrpc-request server :codeAction/resolve action)))
    (eglot--apply-workspace-edit (plist-get action :edit))))

;; Eglot starts its server when the first command is done, which there is none of in batch.
(defun open (file) (find-file file) (run-hooks 'post-command-hook))

(open "broken.html")
(wait-for #'eglot-current-server "attached")
(wait-for (lambda () (says "`figure` inside `p`")) "findings")
(message "%s" (rules))

(go "  </article>")
(insert "    <figu")
(let ((offered (let ((table (nth 2 (eglot-completion-at-point)))) (all-completions "" table))))
  (check (seq-some (lambda (it) (string-match-p "op-slideshow" it)) offered) (format "offered: %s" offered)))
(delete-region (line-beginning-position) (point))
(go "op-published")
(let ((hover (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams))))
  (check (string-match-p "op-published" (plist-get (plist-get hover :contents) :value)) "hover"))

(go "<figure>")
(do-action "Allow `figure-in-paragraph` here, because …" (point) (point))
(check (has "allow(figure-in-paragraph) reason") "a comment with a reason")
(go "<p>Two")
(do-action "Fix all `figure-in-paragraph` in this file" (point) (line-end-position))
(check (and (not (has "<p>Three <figure")) (has "<br><br>")) "one rule is mended")
(do-action "Fix all that is safe to fix" (point-min) (point-min))
(check (not (has "<br><br>")) "all is mended")
(message "%s" (rules))
(wait-for (lambda () (string-empty-p (rules))) "no finding is left")

(open "page.html")
(wait-for #'eglot-current-server "page.html: attached")
(sleep-for 1)
(check (string-empty-p (rules)) "page.html: nothing is said of it")
(open "../elsewhere/page.html")
(sleep-for 1)
(check (not (eglot-current-server)) "elsewhere/page.html: nothing is said of it")
(dolist (buffer (buffer-list)) (with-current-buffer buffer (set-buffer-modified-p nil)))
(kill-emacs 0)
