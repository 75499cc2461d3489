// The rooms of docs/architecture.md: who may import whom. A room may always use itself.
const MAY_USE = {
  host: [],
  postfix: [],
  probes: ['host', 'postfix'],
  flow: ['probes', 'postfix'],
  diagnosis: ['flow', 'probes', 'host'],
  repair: ['diagnosis', 'host', 'postfix'],
  session: ['flow', 'diagnosis', 'repair', 'host', 'probes'],
  report: ['session', 'diagnosis'],
  ui: ['session', 'repair', 'report'],
};
const TYPE_ONLY = { flow: ['host'], diagnosis: [], ui: ['flow', 'diagnosis'], session: [], probes: ['flow'] };
const rooms = Object.keys(MAY_USE);
const roomRules = rooms.map((room) => ({
  name: `${room}-may-use`,
  severity: 'error',
  comment: `src/${room} may import only: ${[room, ...MAY_USE[room]].join(', ')}`,
  from: { path: `^src/${room}/` },
  to: {
    path: '^src/',
    pathNot: `^src/(${[room, ...MAY_USE[room], ...(TYPE_ONLY[room] ?? [])].join('|')})/`,
  },
}));
const typeOnlyRules = Object.entries(TYPE_ONLY)
  .filter(([, extra]) => extra.length > 0)
  .map(([room, extra]) => ({
    name: `${room}-types-only`,
    severity: 'error',
    comment: `src/${room} may use ${extra.join(', ')} for types only`,
    from: { path: `^src/${room}/` },
    to: { path: `^src/(${extra.join('|')})/`, dependencyTypesNot: ['type-only'] },
  }));

module.exports = {
  forbidden: [
    ...roomRules,
    ...typeOnlyRules,
    {
      name: 'only-host-touches-the-system',
      severity: 'error',
      comment: 'The diagnosed system is touched in src/host only. src/session writes session files, src/commands and src/cli read arguments.',
      from: { path: '^src/(postfix|probes|flow|diagnosis|ui|report)/', pathNot: '^src/flow/(load|knowledge)' },
      to: { path: '^(node:)?(fs|fs/promises|net|child_process|dns|dns/promises|os)$|^execa$|node_modules/execa' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' }, enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] } },
};
