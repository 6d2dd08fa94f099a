/** Story sets, what is to be told of them, and how a story is held against it: one truth for the test and the figures. */
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { decode } from '../src/cli/encoding';
import { tellStory } from '../src/core/story/tell';
import type { Connection, Story } from '../src/core/story/story';

interface TrueCode {
  readonly family: string;
  readonly value: number;
}

interface TrueConnection {
  readonly user: string | null;
  readonly client: string | null;
  readonly server: string | null;
  readonly start: string;
  readonly end: string;
  readonly endOr?: readonly string[];
  readonly verdict: string;
  readonly code: TrueCode | null;
  readonly codeOr?: readonly TrueCode[];
  readonly evidence: readonly { readonly file: string; readonly line: number }[];
}

export interface StorySet {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly connections: readonly TrueConnection[];
}

/** The sets of a folder, each a folder with a story.json. */
export function readStorySets(folder: string): StorySet[] {
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'story.json')))
    .sort()
    .map((name) => {
      const set = path.join(folder, name);
      const { files, connections } = JSON.parse(readFileSync(path.join(set, 'story.json'), 'utf8')) as {
        files: { file: string }[];
        connections: TrueConnection[];
      };
      return {
        name,
        files: files.map(({ file }) => ({ name: file, text: decode(readFileSync(path.join(set, file))).text })),
        connections,
      };
    });
}

/** A "few seconds either way" of the samples' README. */
const TOLERANCE = 15_000;
const short = (name: string) => name.toLowerCase().split('.')[0];
const bare = (user: string) => user.toLowerCase().replace(/^.*\\/, '');

/** What is wrong with a story, a line each; empty where all is right. */
export function faultsOf(set: StorySet, story: Story = tellStory(set.files)): string[] {
  const faults: string[] = [];
  const left = [...story.connections];
  for (const truth of set.connections) {
    const label = `${set.name}: ${truth.user ?? '?'} ${truth.start.slice(11, 19)}`;
    const best = left.map((one) => ({ one, points: likeness(one, truth) })).sort((a, b) => b.points - a.points)[0];
    if (!best || best.points < 2) {
      faults.push(`${label}: no such connection (${truth.verdict})`);
      continue;
    }
    left.splice(left.indexOf(best.one), 1);
    const told = best.one;
    if (told.verdict !== truth.verdict)
      faults.push(`${label}: verdict ${told.verdict}, not ${truth.verdict} (${told.why})`);
    else if (!isSameCode(told, truth)) {
      const code = told.code ? `${told.code.family}:${told.code.value}` : 'none';
      faults.push(`${label}: code ${code}, not ${truth.code ? `${truth.code.family}:${truth.code.value}` : 'none'}`);
    }
    if (truth.user !== null && (told.user === undefined || bare(told.user) !== bare(truth.user)))
      faults.push(`${label}: user ${told.user}`);
    if (truth.server !== null && (told.server === undefined || short(told.server) !== short(truth.server))) {
      faults.push(`${label}: server ${told.server}, not ${truth.server}`);
    }
    if (truth.client !== null && told.client !== truth.client)
      faults.push(`${label}: client ${told.client}, not ${truth.client}`);
    if (!near(told.start, [truth.start])) faults.push(`${label}: start ${iso(told.start)}, not ${truth.start}`);
    if (!near(told.end, [truth.end, ...(truth.endOr ?? [])]))
      faults.push(`${label}: end ${iso(told.end)}, not ${truth.end}`);
    const proven = truth.evidence.filter(({ file, line }) =>
      told.evidence.some((moment) => moment.file === file && moment.line <= line - 1 && moment.endLine >= line - 1),
    );
    if (truth.evidence.length > 0 && proven.length === 0) faults.push(`${label}: none of the evidence`);
  }
  for (const told of left) faults.push(`${set.name}: one too many: ${told.user} ${iso(told.start)} ${told.verdict}`);
  return faults;
}

const iso = (time: number | undefined) => (time === undefined ? 'none' : new Date(time).toISOString());
const near = (time: number | undefined, among: readonly string[]) =>
  time !== undefined && among.some((text) => Math.abs(time - Date.parse(text)) <= TOLERANCE);

function likeness(one: Connection, truth: TrueConnection): number {
  let points = 0;
  if (one.user !== undefined && truth.user !== null && bare(one.user) === bare(truth.user)) points += 2;
  if (near(one.start, [truth.start])) points += 2;
  if (near(one.end, [truth.end])) points += 2;
  if (one.client !== undefined && one.client === truth.client) points += 1;
  return points;
}

function isSameCode({ code }: Connection, truth: TrueConnection): boolean {
  const right = [truth.code, ...(truth.codeOr ?? [])];
  if (!code) return truth.code === null;
  return right.some((one) => one !== null && one.family === code.family && one.value === code.value);
}
