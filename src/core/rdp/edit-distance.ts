/**
 * How many characters must be added, removed, changed or swapped with their neighbour to turn one text into the other;
 * any number above `most` stands for more than that. Takes time in proportion to the length times `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    const from = Math.max(1, i - most);
    const to = Math.min(b.length, i + most);
    for (let j = 1; j < from; j++) row.push(most + 1);
    let best = most + 1;
    for (let j = from; j <= to; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let distance = Math.min(last[j - 1]! + (same ? 0 : 1), (last[j] ?? most) + 1, row[j - 1]! + 1);
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      ) {
        distance = Math.min(distance, before[j - 2]! + 1);
      }
      row.push(distance);
      best = Math.min(best, distance);
    }
    if (best > most) return most + 1;
    for (let j = to + 1; j <= b.length; j++) row.push(most + 1);
    before = last;
    last = row;
  }
  return last[b.length]!;
}
