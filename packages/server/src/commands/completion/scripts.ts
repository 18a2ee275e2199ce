/**
 * What shells load to complete `heldby`: each asks `heldby complete` for the words that can stand at the cursor. A status other than 0
 * asks for the names of files. Nothing that was typed is evaluated, and no other package is needed.
 */

/** The line goes as it is, because bash breaks words at colons, which names of things have. */
const BASH = `# bash completion of heldby
_heldby() {
  local out word
  COMPREPLY=()
  if out=$(heldby complete bash "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null); then
    while IFS= read -r word; do
      if [ -n "$word" ]; then COMPREPLY+=("$word"); fi
    done <<< "$out"
  else
    compopt -o default 2>/dev/null
  fi
}
complete -F _heldby heldby
`;

const ZSH = `#compdef heldby
_heldby() {
  local out line
  local -a found shown
  if ! out=$(heldby complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null); then
    _files
    return
  fi
  for line in "\${(@f)out}"; do
    [[ -n $line ]] || continue
    found+=("\${line%%$'\\t'*}")
    shown+=("\${line/$'\\t'/  -- }")
  done
  compadd -M 'm:{a-zA-Z}={A-Za-z}' -l -d shown -a found
}
if [[ "\${funcstack[1]}" = _heldby ]]; then
  _heldby "$@"
else
  compdef _heldby heldby
fi
`;

const FISH = `# fish completion of heldby
function __heldby_complete
  set -l typed (commandline -opc) (commandline -ct)
  heldby complete -- $typed[2..-1] 2>/dev/null; or __fish_complete_path (commandline -ct)
end
complete -c heldby -f -a '(__heldby_complete)'
`;

export const SCRIPTS = { bash: BASH, zsh: ZSH, fish: FISH } as const;
