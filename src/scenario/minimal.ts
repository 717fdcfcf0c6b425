/** The shortest scripts in which two neighbouring kernels differ, by the recordings of both; Compare offers them. */
import { type Addr, hex, type KernelName, PAGE_SIZE, PROFILE_FIELDS, type ProfileField } from '../engine';
import { MINIMAL_61_612 } from './minimal-61-612';
import { MINIMAL_510_61 } from './minimal-510-61';
import { MINIMAL_612_618 } from './minimal-612-618';

export interface MinimalScript {
  /** Unique: the kernels' pair and the place in it. */
  readonly id: string;
  /** The recording that it was cut from. */
  readonly recording: string;
  readonly kernels: readonly [KernelName, KernelName];
  /** The name of the last call: there they differ. */
  readonly call: string;
  readonly differs: readonly ('ret' | 'layout' | 'flags')[];
  /** The field of the profile that is the reason. */
  readonly field: ProfileField;
  readonly script: string;
}

/** The recordings' arena. */
const ARENA: Addr = 0x200000000000;
const PAGE = /@(\d+)/g;
const ASPECTS = ['ret', 'layout', 'flags'] as const;

const addresses = (line: string): string =>
  line.replaceAll(PAGE, (_, page) => `0x${hex(ARENA + Number(page) * PAGE_SIZE)}`);

function readMinimal(kernels: MinimalScript['kernels'], text: string): MinimalScript[] {
  const blocks = text.split('\n# ').slice(1);
  return blocks.map((block, index) => {
    const [head = '', ...lines] = block.trimEnd().split('\n');
    const [recording = '', differs = '', name = ''] = head.split(' ');
    const field = PROFILE_FIELDS.find((known) => known === name);
    if (field === undefined) throw new Error(`${recording}: no profile has a field ${name}`);
    const last = lines.at(-1) ?? '';
    return {
      id: `${kernels[1]}-${index + 1}`,
      recording,
      kernels,
      call: last.slice(0, last.indexOf('(')),
      differs: ASPECTS.filter((aspect) => differs.split('+').includes(aspect)),
      field,
      script: `${lines.map(addresses).join('\n')}\n`,
    };
  });
}

export const MINIMAL_SCRIPTS: readonly MinimalScript[] = [
  ...readMinimal(['5.10', '6.1'], MINIMAL_510_61),
  ...readMinimal(['6.1', '6.12'], MINIMAL_61_612),
  ...readMinimal(['6.12', '6.18'], MINIMAL_612_618),
];
