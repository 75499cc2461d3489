import type { HostCall } from './types.ts';

/** Shortest useful name of what a call looks at: a program, a path, an address. */
export function callName(call: HostCall): string {
  switch (call.op) {
    case 'run':
      return call.argv[0] ?? 'a program without a name';
    case 'dial':
      return call.target.kind === 'tcp' ? `${call.target.address}:${call.target.port}` : call.target.path;
    case 'lookup':
      return `${call.type} ${call.name}`;
    case 'sample':
      return callName(call.call);
    default:
      return 'path' in call ? call.path : call.op;
  }
}
