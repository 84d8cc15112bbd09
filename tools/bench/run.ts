import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { astroRatio } from './families/astro.ts';
import { builds } from './families/build.ts';
import { check } from './families/check.ts';
import { clusterSubmissions } from './families/cluster-submissions.ts';
import { clusterVisible } from './families/cluster-visible.ts';
import { editing } from './families/editing.ts';
import { failedRequests } from './families/failed-requests.ts';
import { lighthouseScores } from './families/lighthouse.ts';
import { lostMessages } from './families/lost-messages.ts';
import { nginxRatio } from './families/nginx.ts';
import { nginxVisible } from './families/nginx-visible.ts';
import { preview } from './families/preview.ts';
import { privacy } from './families/privacy.ts';
import { publish } from './families/publish.ts';
import { roundTrips } from './families/round-trips.ts';
import { scale } from './families/scale.ts';
import { speed } from './families/speed.ts';
import { studio } from './families/studio.ts';
import { submissions } from './families/submissions.ts';
import { throughput } from './families/throughput.ts';
import { weight } from './families/weight.ts';
import { type Family, type Findings, isRowId, type Row, type RowId, units } from './rows.ts';

const families: readonly Family[] = [
  privacy,
  weight,
  speed,
  lighthouseScores,
  throughput,
  submissions,
  builds,
  scale,
  publish,
  check,
  roundTrips,
  preview,
  editing,
  studio,
  nginxRatio,
  nginxVisible,
  astroRatio,
  clusterVisible,
  failedRequests,
  lostMessages,
  clusterSubmissions,
];

/** Rows that need several processes or something installed for them: with `--scale`, or when they are named. */
const ofScale = /^(?:nginx|astro|cluster)/;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    scale: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
});

const wanted = wantedRows(values.only);
const rows: Row[] = [];
for (const family of families) {
  if (!family.ids.some((id) => wanted.has(id))) continue;
  const findings = await attempt(family);
  for (const id of family.ids) {
    const finding = findings[id];
    if (finding && wanted.has(id)) rows.push({ id, unit: units[id], ...finding });
  }
}
const order = Object.keys(units);
rows.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
if (values.json) console.log(JSON.stringify({ machine: machine(), rows }));
else print();

/** A family that fails leaves rows without values and its reason, and the others are measured all the same. */
async function attempt(family: Family): Promise<Findings> {
  if (!values.json) console.log(`Measuring ${family.ids.filter((id) => wanted.has(id)).join(', ')} …`);
  try {
    return await family.measure(wanted);
  } catch (error) {
    const note = `failed: ${error instanceof Error ? error.message : String(error)}`;
    process.exitCode = 1;
    return Object.fromEntries(family.ids.map((id) => [id, { value: null, n: 0, note }]));
  }
}

function wantedRows(only: string): ReadonlySet<RowId> {
  const named = only.split(',').filter(Boolean);
  const unknown = named.filter((id) => !isRowId(id));
  if (unknown.length > 0) {
    console.error(`There is no row ${unknown.join(', ')}. There are: ${Object.keys(units).join(' ')}`);
    process.exit(2);
  }
  const all = Object.keys(units)
    .filter(isRowId)
    .filter((id) => values.scale || !ofScale.test(id));
  return new Set(named.length > 0 ? named.filter(isRowId) : all);
}

function machine() {
  const [cpu] = cpus();
  return {
    cpu: cpu?.model ?? 'unknown',
    cores: cpus().length,
    memoryMb: Math.round(totalmem() / 1024 / 1024),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
  };
}

function print(): void {
  const { cpu, cores, memoryMb, node } = machine();
  console.log(`\n${cpu}, ${cores} cores, ${memoryMb} MB, Node ${node}\n`);
  for (const { id, value, unit, n, note } of rows) {
    console.log(`${id.padEnd(28)} ${`${value ?? '–'} ${unit}`.padStart(14)}  n=${n}  ${note}`);
  }
}
