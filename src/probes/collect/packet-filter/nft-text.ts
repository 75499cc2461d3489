/**
 * The wording of each rule in `nft -a list ruleset`, by "FAMILY TABLE CHAIN HANDLE". Only for people: judging uses the JSON.
 * Set elements and chain headers carry no rule handle inside a chain block, so they are left out by their place.
 */
export function ruleTexts(plain: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  let table = '';
  let chain = '';
  for (const line of plain.split('\n')) {
    const opened = /^table (\w+) (\S+) \{/.exec(line);
    const inner = /^\tchain (\S+) \{/.exec(line);
    if (opened) table = `${opened[1]} ${opened[2]}`;
    else if (inner) chain = inner[1] ?? '';
    else if (/^\t\}/.test(line)) chain = '';
    const rule = /^\t\t(.*?)\s+# handle (\d+)$/.exec(line);
    if (rule && chain !== '')
      texts.set(`${table} ${chain} ${rule[2]}`, (rule[1] ?? '').replace(/counter packets \d+ bytes \d+ ?/, '').trim());
  }
  return texts;
}
