/** The map that the model ends with, as C tables: one function for each process that is left. */
import {
  type MmId,
  type Pid,
  permissions,
  tableGet,
  tableValues,
  toBytes,
  vmasInOrder,
  type World,
} from '../../engine';
import type { Files } from './c-files';
import { cPlace, type Places } from './c-place';
import type { Span } from './replayed';

/** The processes that are left, with their address spaces; of tasks with the same one the first. */
export function livingOf(world: World): { readonly pid: Pid; readonly mm: MmId }[] {
  const seen = new Set<MmId>();
  return tableValues(world.tasks).flatMap(({ pid, mm }) => {
    if (mm === null || seen.has(mm)) return [];
    seen.add(mm);
    return [{ pid, mm }];
  });
}

function areaRows(world: World, mm: MmId, files: Files, places: Places): string[] {
  return vmasInOrder(world, mm).map(({ vm_start, vm_end, vm_flags, vm_file, vm_pgoff }) => {
    const file = vm_file === null ? undefined : tableGet(world.files, vm_file);
    const inode = file === undefined ? undefined : tableGet(world.inodes, file.inode);
    const index = inode === undefined ? -1 : inode.kind === 'shmem' ? -2 : files.inodes.indexOf(inode.id);
    const offset = inode === undefined ? 0 : toBytes(vm_pgoff);
    const [start, end] = [cPlace(vm_start, places), cPlace(vm_end, places)];
    return `\t\t{ ${start}, ${end}, "${permissions(vm_flags)}", 0x${offset.toString(16)}, ${index} },`;
  });
}

/** `static void map_of_PID(void)`. */
export function cMapOf(world: World, pid: Pid, mm: MmId, spans: readonly Span[], files: Files, places: Places): string {
  const rows = areaRows(world, mm, files, places);
  const table =
    rows.length === 0
      ? ['\tconst struct area *said = NULL;', '\t(void)said;']
      : ['\tconst struct area said[] = {', ...rows, '\t};'];
  const heap =
    places.heap === null
      ? []
      : [`\tshow_span((long)heap, ${cPlace(places.heap.end - 1, places)} + 1, said, ${rows.length});`];
  return [
    `static void map_of_${pid}(void)`,
    '{',
    ...table,
    `\tprintf("\\nprocess ${pid}: = both   ! this kernel only   ? the model only\\n");`,
    '\tread_maps();',
    ...heap,
    ...spans.map(
      ({ start, end }) => `\tshow_span(0x${start.toString(16)}, 0x${end.toString(16)}, said, ${rows.length});`,
    ),
    '}',
  ].join('\n');
}
