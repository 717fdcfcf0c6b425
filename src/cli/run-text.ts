/** Calls, events and steps of a run as lines of text. */
import {
  type Call,
  hex,
  isError,
  type KernelEvent,
  LOCAL_KINDS,
  type LocalName,
  type LocalValue,
  type Outcome,
  type Ret,
  type Step,
  type VmaId,
  type VmaRef,
  vmaName,
} from '../engine';
import { traceLine } from '../formats/trace-log';
import { type FlagKind, printFlags } from '../language';

const INDENT = '    ';

/** Calls that return an address. */
const GIVES_ADDRESS: ReadonlySet<Call['name']> = new Set(['mmap', 'mremap', 'brk', 'get_unmapped_area']);
/** Calls that return a VMA, 0 for NULL. */
const GIVES_VMA: ReadonlySet<Call['name']> = new Set(['find_vma', 'find_vma_prev', 'find_vma_intersection']);

const idName = (id: VmaId | null): string => (id === null || id === 0 ? 'NULL' : vmaName(id));
const range = (start: number, end: number): string => `[${hex(start)},${hex(end)})`;
const refText = (ref: VmaRef | null): string =>
  ref === null ? 'NULL' : `${vmaName(ref.id)} ${range(ref.vm_start, ref.vm_end)}`;

/** What a call returned, as the call means it. */
export function retText(call: Call, ret: Ret): string {
  if (isError(ret)) return `-${ret}`;
  if (GIVES_VMA.has(call.name)) return idName(ret);
  return GIVES_ADDRESS.has(call.name) ? `0x${hex(ret)}` : String(ret);
}

function eventText(event: KernelEvent): string {
  switch (event.kind) {
    case 'merge': {
      const { mergeCase, addr, end, prev, area, next, survivor, removed } = event;
      const at = `vma_merge ${range(addr, end)}`;
      const roles = `prev ${refText(prev)}, area ${refText(area)}, next ${refText(next)}`;
      if (mergeCase === 0) return `${at}: no merge; ${roles}`;
      const gone = removed.length === 0 ? '' : `, ${removed.map(idName).join(' and ')} removed`;
      return `${at}: case ${mergeCase}, ${idName(survivor)} survives${gone}; ${roles}`;
    }
    case 'split': {
      const { vma, at, created, new_below } = event;
      return `split ${refText(vma)} at ${hex(at)}: ${idName(created)} is the new ${new_below ? 'lower' : 'upper'} part`;
    }
    case 'adjust':
      return `${refText(event.vma)} becomes ${range(event.vm_start, event.vm_end)}`;
    case 'vm_av_merge':
    case 'vm_pgoff_merge':
      return traceLine(event);
  }
}

/** What the kernel did during a call, and the line that refused it. */
export function outcomeText({ events, refusedAt }: Outcome): string[] {
  const refused = refusedAt === undefined ? [] : [`refused at ${refusedAt}`];
  return [...events.map(eventText), ...refused].map((line) => INDENT + line);
}

const FLAG_KINDS: { readonly [kind: string]: FlagKind } = {
  vm_flags: 'vm',
  prot: 'prot',
  map_flags: 'map',
  mremap_flags: 'mremap',
  advice: 'advice',
};

function localText(name: LocalName, value: LocalValue): string {
  if (value === null) return `${name}=NULL`;
  if (typeof value === 'string') return `${name}=${value}`;
  const kind = LOCAL_KINDS[name];
  const flags = FLAG_KINDS[kind];
  if (flags !== undefined) return `${name}=${printFlags(flags, value)}`;
  if (kind === 'vma') return `${name}=${idName(value)}`;
  return `${name}=${kind === 'addr' ? `0x${hex(value)}` : value}`;
}

/** One line of a listing with what it knew: anchor, the way a question went, locals. */
export function stepText({ anchor, frame, outcome, locals }: Step): string {
  const indent = INDENT + '  '.repeat(frame.depth);
  const answer = outcome === undefined ? '' : outcome ? ' yes' : ' no';
  const values = Object.entries(locals).map(([name, value]) => localText(name as LocalName, value ?? null));
  return `${indent}${anchor}${answer}${values.length === 0 ? '' : `  ${values.join(' ')}`}`;
}
