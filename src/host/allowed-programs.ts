import { postmapQuery } from './allowed-postmap.ts';
import { exactly, NAME, options, PATH, type Rule, TEXT } from './allowed-rules.ts';

const CONFIG = { '-c': PATH };
const WORD = /^[\w.:/*@%-]+$/;

const ipShow: readonly Rule[] = [
  (args) => {
    const rest = args.slice(args.findIndex((word) => !word.startsWith('-')));
    const flags = args.slice(0, args.length - rest.length);
    const [object = '', verb = 'show', ...more] = rest;
    return (
      flags.every((flag) => /^-([jo46dsN]|br|json|oneline|details|brief)$/.test(flag)) &&
      /^(address|addr|a|route|r|link|l|rule|ru)$/.test(object) &&
      /^(show|list|get)$/.test(verb) &&
      more.every((word) => /^[\w.:/@]+$/.test(word))
    );
  },
];

/** nft joins its arguments to one command text, so every word is checked. */
const nftList: Rule = (args) => {
  const words = args.filter((word) => !/^-([jansyN]|nn)$/.test(word));
  return (
    words[0] === 'list' &&
    /^(ruleset|tables|chains)$/.test(words[1] ?? '') &&
    words.slice(2).every((word) => /^(inet|ip|ip6|arp|bridge|netdev)$/.test(word))
  );
};

const iptablesSave: readonly Rule[] = [options({ letters: 'c' })];

const journal = options({
  letters: 'qrbkax',
  words: [
    '--no-pager',
    '--utc',
    '--quiet',
    '--reverse',
    '--dmesg',
    '--boot',
    '--list-boots',
    '--disk-usage',
    '--header',
    '--no-hostname',
    '--all',
    '--no-full',
  ],
  values: {
    '-u': NAME,
    '--unit': NAME,
    '-t': TEXT,
    '--identifier': TEXT,
    '-n': /^\+?\d+$/,
    '--lines': /^\+?\d+$/,
    '-o': /^[a-z-]+$/,
    '--output': /^[a-z-]+$/,
    '--output-fields': /^[A-Z_,]+$/,
    '-S': TEXT,
    '--since': TEXT,
    '-U': TEXT,
    '--until': TEXT,
    '-p': /^[\w.]+$/,
    '--priority': /^[\w.]+$/,
    '--facility': /^[\w,]+$/,
    '-g': TEXT,
    '--grep': TEXT,
    '--after-cursor': TEXT,
    '--boot': /^[\w+-]+$/,
  },
  operands: /^([A-Z_]+=[^\0]*|\+)$/,
});

const systemctlOptions = options({
  letters: 'alq',
  words: ['--no-pager', '--plain', '--no-legend', '--all', '--full', '--quiet', '--value', '--reverse'],
  values: { '-p': /^[\w,]+$/, '--property': /^[\w,]+$/, '-t': /^[a-z,]+$/, '--type': /^[a-z,]+$/, '--state': /^[a-z,-]+$/ },
  operands: NAME,
});
const SYSTEMCTL_VERBS =
  /^(is-active|is-enabled|is-failed|show|cat|list-units|list-unit-files|list-sockets|list-dependencies|get-default|is-system-running)$/;
const systemctl: Rule = (args, context) => {
  const verb = args.find((word) => !word.startsWith('-')) ?? '';
  return SYSTEMCTL_VERBS.test(verb) && systemctlOptions(args, context);
};

const getent: Rule = (args) =>
  /^(passwd|group|initgroups|hosts|ahosts|ahostsv4|ahostsv6|services|networks|protocols)$/.test(args[0] ?? '') &&
  args.slice(1).every((key) => /^[\w.:@][\w.:@-]*$/.test(key));

const firewallCmd: Rule = (args) =>
  args.length > 0 &&
  args.every((word) => /^--(state|version|permanent|direct|zone=[\w.-]+|list-[a-z-]+|get-[a-z-]+|info-[a-z]+=[\w.-]+)$/.test(word));

const DPKG_NEEDS = ['-S', '-L', '-V', '-s', '--search', '--listfiles', '--verify', '--status', '--audit', '--print-architecture'];
const RPM_LONG = ['--whatprovides', '--provides', '--requires', '--last'];

/**
 * The closed list: program to the forms of it that only read. What isn't here doesn't run. `postfix`, `postsuper`, `sendmail` and shells
 * are missing on purpose, as are all forms that write, follow, open a file of the caller's choice for writing, or run other programs.
 */
export const PROGRAMS: Readonly<Record<string, readonly Rule[]>> = {
  postconf: [
    options({ letters: 'adfFhHlmMnpPqvxA', values: { ...CONFIG, '-C': /^[a-z,]+$/, '-T': /^[a-z-]+$/ }, operands: /^[\w./*:[\]-]+$/ }),
  ],
  postqueue: [options({ letters: 'pj', values: CONFIG, needs: ['-p', '-j'] })],
  postmap: [postmapQuery],
  postmulti: [exactly('-l')],
  ss: [options({ letters: 'HltunpemoiOas46x', operands: /^[\w.:*()=<>![\]/%, -]+$/ })],
  ip: ipShow,
  nft: [nftList],
  'iptables-save': iptablesSave,
  'ip6tables-save': iptablesSave,
  'iptables-legacy-save': iptablesSave,
  'ip6tables-legacy-save': iptablesSave,
  'iptables-nft-save': iptablesSave,
  'ip6tables-nft-save': iptablesSave,
  ufw: [exactly('status'), exactly('status', 'verbose'), exactly('status', 'numbered')],
  'firewall-cmd': [firewallCmd],
  systemctl: [systemctl],
  journalctl: [journal],
  resolvectl: [exactly('status'), exactly('--no-pager', 'status'), exactly('dns')],
  dmesg: [options({ letters: 'kT', words: ['--ctime', '--kernel'], values: { '--time-format': /^[a-z]+$/ } })],
  getenforce: [exactly()],
  ldd: [(args) => args.length > 0 && args.every((file) => PATH.test(file))],
  ldconfig: [exactly('-p')],
  readelf: [options({ letters: 'dhlVW', operands: PATH, needs: ['-d', '-h', '-l', '-V'] })],
  dpkg: [options({ letters: 'SLVs', words: DPKG_NEEDS, operands: WORD, needs: DPKG_NEEDS })],
  'dpkg-query': [
    options({
      letters: 'WLSsl',
      words: ['--show', '--listfiles', '--search', '--status', '--list'],
      values: { '-f': TEXT, '--showformat': TEXT },
      operands: WORD,
    }),
  ],
  rpm: [
    options({ letters: 'qafilsdcRv', words: RPM_LONG, values: { '--qf': TEXT, '--queryformat': TEXT }, operands: WORD, needs: ['-q'] }),
    options({ letters: 'V', words: ['--noscripts', '--nodeps'], operands: WORD, needs: ['--noscripts'] }),
  ],
  apk: [
    (args, context) =>
      args[0] === 'info' &&
      options({ letters: 'evWLRasd', words: ['--installed', '--who-owns', '--contents'], operands: WORD })(args.slice(1), context),
  ],
  getent: [getent],
  uname: [options({ letters: 'asnrvmpio' })],
  'rc-service': [exactly('--list'), exactly('-l')],
  'rc-update': [
    (args) => args[0] === 'show' && args.slice(1).every((word) => /^(-v|[\w-]+)$/.test(word) && (word === '-v' || !word.startsWith('-'))),
  ],
  'rc-status': [options({ letters: 'alsr', words: ['--all', '--list', '--servicelist', '--runlevel'], operands: /^\w+$/ })],
};
