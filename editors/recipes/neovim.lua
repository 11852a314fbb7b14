-- A session in Neovim, headless: nvim --headless -u INIT broken.html -c 'luafile neovim.lua'
local function out(...)
  io.stdout:write(string.format(...), '\n')
end

local function check(is_so, what)
  if not is_so then
    io.stderr:write('failed: ', what, '\n')
    vim.cmd('cquit 1')
  end
  out('ok: %s', what)
end

local function main()
  local buffer = vim.api.nvim_get_current_buf()
  local function attached(number)
    local clients = vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = number }) or vim.lsp.buf_get_clients(number)
    local _, client = next(clients)
    return client
  end
  check(vim.wait(10000, function() return attached(buffer) and attached(buffer).initialized end, 20), 'attached')
  local client = attached(buffer)

  local function rules()
    local found = {}
    for _, it in ipairs(vim.diagnostic.get(buffer)) do
      found[#found + 1] = string.format('%d:%d %s', it.lnum + 1, it.col + 1, it.code or it.user_data.lsp.code)
    end
    table.sort(found)
    return table.concat(found, ', ')
  end
  check(vim.wait(10000, function() return rules():find('figure%-in%-paragraph') end, 20), 'findings: ' .. rules())

  local function ask(method, params)
    local answers = vim.lsp.buf_request_sync(buffer, method, params, 10000)
    local _, answer = next(answers or {})
    check(answer and not answer.err, method)
    return answer.result
  end
  local document = { uri = vim.uri_from_bufnr(buffer) }
  local function at(line, character)
    return { textDocument = document, position = { line = line - 1, character = character - 1 } }
  end

  vim.api.nvim_buf_set_lines(buffer, 17, 17, false, { '    <figu' })
  local offered = {}
  for _, item in ipairs(ask('textDocument/completion', at(18, 10))) do
    offered[#offered + 1] = item.label
  end
  check(vim.tbl_contains(offered, 'figure.op-slideshow'), 'offered: ' .. table.concat(offered, ', '))
  vim.api.nvim_buf_set_lines(buffer, 17, 18, false, {})
  local hover = ask('textDocument/hover', at(12, 22))
  check(hover.contents.value:find('op%-published'), 'hover: ' .. hover.contents.value:gsub('\n.*', ''))

  local function act(title, line, character, only)
    local place = at(line, character).position
    local range = { start = place, ['end'] = place }
    local context = { diagnostics = {}, only = only and { only } }
    for _, action in ipairs(ask('textDocument/codeAction', { textDocument = document, range = range, context = context })) do
      if action.title == title then
        if not action.edit then
          action = ask('codeAction/resolve', action)
        end
        vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
        return out('done: %s', title)
      end
    end
    check(false, title)
  end
  local function text()
    return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
  end
  act('Allow `figure-in-paragraph` here, because …', 14, 18)
  check(text():find('allow(figure-in-paragraph) reason', 1, true), 'a comment with a reason')
  act('Fix all `figure-in-paragraph` in this file', 15, 14)
  check(not text():find('<p>Three <figure', 1, true) and text():find('<br><br>', 1, true), 'one rule is mended')
  act('Fix all that is safe to fix', 1, 1, 'source.fixAll')
  check(not text():find('<br><br>', 1, true), 'all is mended')
  check(vim.wait(10000, function() return rules() == '' end, 20), 'no finding is left')

  -- A web page beside it, and one where no articles are.
  for name, is_attached in pairs({ ['page.html'] = true, ['../elsewhere/page.html'] = false }) do
    vim.cmd('edit! ' .. name)
    local page = vim.api.nvim_get_current_buf()
    vim.wait(1500, function() return #vim.diagnostic.get(page) > 0 end, 20)
    check((attached(page) ~= nil) == is_attached and #vim.diagnostic.get(page) == 0, name .. ': nothing is said of it')
  end
  vim.cmd('qall!')
end

local ok, message = pcall(main)
if not ok then
  io.stderr:write(tostring(message), '\n')
  vim.cmd('cquit 1')
end
