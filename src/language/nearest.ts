/** The name that someone probably meant. */

/** Edits that turn a into b: insert, delete, replace, and exchange of two neighbours. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}

/** No name of the language is longer; a long word is not compared letter by letter. */
const LONGEST = 40;

/** The candidate nearest to `word`; '' where none is near. `PRIVATE` finds MAP_PRIVATE. */
export function nearest(word: string, candidates: Iterable<string>): string {
  if (word.length > LONGEST || word.length === 0) return '';
  const wanted = word.toUpperCase();
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best = '';
  let bestCost = limit + 1;
  for (const candidate of candidates) {
    const name = candidate.toUpperCase();
    const bare = name.slice(name.indexOf('_') + 1);
    const cost =
      name === wanted || bare === wanted ? 0 : Math.min(editDistance(wanted, name), 1 + editDistance(wanted, bare));
    if (cost < bestCost) {
      best = candidate;
      bestCost = cost;
    }
  }
  return best;
}
