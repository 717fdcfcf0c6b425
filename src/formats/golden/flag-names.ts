/** vm_flags as recordings write them: smaps codes, or a hex word; both as sorted names, soft-dirty left out. */
import { drop, flagNames, VM } from '../../engine';
import { vmFlagsOfCodes } from '../vm-flag-codes';

const known = new Map<string, string>();

/** The name of one code; a code that the model lacks stays as it is, so that it shows as a difference. */
function nameOfCode(code: string): string {
  const name = known.get(code) ?? flagNames(vmFlagsOfCodes(code))[0] ?? code;
  known.set(code, name);
  return name;
}

const isShown = (name: string): boolean => name !== '' && name !== 'SOFTDIRTY';

/** The names of `rd wr mr mw me ac`. */
export const namesOfCodes = (codes: string): string[] => codes.split(' ').map(nameOfCode).filter(isShown).sort();

/** The names of vm_flags of ours. */
export const namesOfFlags = (flags: number): string[] => flagNames(flags).filter(isShown).sort();

/** Words of 6.x have 64 bits; the model keeps the lower half as it is. */
const LOWER = 2n ** 32n;
/** VM_SEALED is bit 63; it stands at the top of the upper half. */
const SEALED = 2n ** 31n;

/** The model has VM_SEALED where VM_SYNC, for DAX only, is in the kernel: in a recording that bit is VM_SYNC. */
const nameInKernel = (name: string): string => (name === 'SEALED' ? 'SYNC' : name);

/** The names of a hex word; bits of the upper half that have no name show as that half in hex. */
export function namesOfWord(word: string): string[] {
  const value = BigInt(`0x${word}`);
  const upper = value / LOWER;
  const rest = upper >= SEALED ? upper - SEALED : upper;
  return [
    ...namesOfFlags(Number(value % LOWER)).map(nameInKernel),
    ...(upper >= SEALED ? ['SEALED'] : []),
    ...(rest > 0n ? [`upper ${rest.toString(16)}`] : []),
  ].sort();
}

/** Without VM_SOFTDIRTY, as a number, of a word below 2^32. */
export const withoutSoftDirty = (word: string): number => drop(Number.parseInt(word, 16), VM.SOFTDIRTY);
