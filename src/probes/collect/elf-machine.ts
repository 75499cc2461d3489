import type { Host } from '../../host/types.ts';

const MACHINES: Readonly<Record<number, string>> = {
  3: 'i386',
  20: 'powerpc',
  21: 'ppc64',
  22: 's390x',
  40: 'arm',
  62: 'amd64',
  183: 'arm64',
  243: 'riscv64',
  258: 'loong64',
};

/** The processor that a program file was made for (elf(5), e_machine); null when it is no ELF file or can't be read. */
export async function elfMachine(host: Host, path: string): Promise<string | null> {
  const head = await host.readAt(path, 0, 20);
  if (!head.ok) return null;
  const bytes = Buffer.from(head.value, 'base64');
  if (bytes.length < 20 || bytes.toString('latin1', 0, 4) !== '\x7fELF') return null;
  const machine = bytes[5] === 2 ? bytes.readUInt16BE(18) : bytes.readUInt16LE(18);
  return MACHINES[machine] ?? `processor ${machine}`;
}
