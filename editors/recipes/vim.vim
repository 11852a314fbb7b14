" A session in Vim with ALE: vim -N -u RECIPE -S vim.vim broken.html
" ALE works with timers, so that nothing may wait: each step is looked at again and again until it is done.
function! Say(what) abort
  call writefile([a:what], $SAID, 'a')
  return 1
endfunction

function! Rules() abort
  let l:found = filter(copy(ale#engine#GetLoclist(bufnr(''))), {_, it -> it['linter_name'] ==# 'ia-validate'})
  return join(map(l:found, {_, it -> it['lnum'] .. ':' .. it['col'] .. ' ' .. get(it, 'code', '')}), ', ')
endfunction

function! Findings() abort
  return Rules() =~# 'figure-in-paragraph' && Say('ok: findings: ' .. Rules())
endfunction

function! Page(name) abort
  if expand('%') !=# a:name
    execute 'edit' a:name
    let g:since = reltime()
  endif
  " Long enough for what comes of a broken article many times.
  return reltimefloat(reltime(g:since)) > 3 && Rules() ==# '' && Say('ok: ' .. a:name .. ': nothing is said of it')
endfunction

let s:steps = [function('Findings'), function('Page', ['page.html']), function('Page', ['../elsewhere/page.html'])]
let s:tries = 0
function! Step(timer) abort
  try
    let s:tries += 1
    if s:steps[0]()
      let s:tries = 0
      call remove(s:steps, 0)
    endif
    if empty(s:steps)
      qall!
    elseif s:tries > 100
      call Say('failed: ' .. string(s:steps[0]) .. ' ' .. Rules() .. execute('messages'))
      cquit 1
    endif
  catch
    call Say('failed: ' .. v:exception .. ' ' .. v:throwpoint)
    cquit 1
  endtry
endfunction
call timer_start(100, function('Step'), {'repeat': -1})
