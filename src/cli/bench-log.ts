/** What reading and replaying a strace log costs, in times of splitting it in lines. */
import { performance } from 'node:perf_hooks';
import type { Call } from '../engine';
import { replayLog, StraceReader } from '../formats';
import { callsOf, FEW } from './bench-engine';
import { areaCall, CALLS_A_ROUND } from './bench-kernel';
import { median, type Row } from './bench-report';

const LOG_LINES = 200_000;
const REPEATS = 3;

const straceLine = (call: Call): string => {
  if (call.name === 'munmap') return `1 munmap(0x${call.addr.toString(16)}, 4096) = 0`;
  if (call.name === 'mprotect')
    return `1 mprotect(0x${call.addr.toString(16)}, 4096, ${call.prot === 1 ? 'PROT_READ' : 'PROT_READ|PROT_WRITE'}) = 0`;
  const addr = 'addr' in call ? call.addr.toString(16) : '0';
  return `1 mmap(0x${addr}, 4096, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_ANONYMOUS, -1, 0) = 0x${addr}`;
};

/** Parsing and replaying a log, in times of splitting it in lines. */
function straceRatio(): number {
  const lines = [
    ...Array.from({ length: FEW }, (_, i) => straceLine(areaCall(i))),
    ...callsOf(FEW, Math.floor((LOG_LINES - FEW) / CALLS_A_ROUND)).map(straceLine),
  ];
  const text = `${lines.join('\n')}\n`;
  const splits = Array.from({ length: REPEATS }, () => {
    const from = performance.now();
    let length = 0;
    for (const line of text.split('\n')) length += line.length;
    if (length === 0) throw new Error('an empty log');
    return performance.now() - from;
  });
  const replays = Array.from({ length: REPEATS }, () => {
    const from = performance.now();
    const reader = new StraceReader();
    reader.push(text);
    replayLog(reader.end());
    return performance.now() - from;
  });
  return median(replays) / median(splits);
}

export const logRow = (): Row => ({
  what: `strace log of ${LOG_LINES} lines against splitting it`,
  value: straceRatio(),
  unit: 'times',
  bound: 10,
});
