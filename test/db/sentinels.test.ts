import { LOCAL_OPERATOR } from '#auth/local-operator.ts';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trailPage } from '#audit/trail-list.read.server.ts';
import { noFilter } from '#audit/trail-filter.ts';
import { compareJobs } from '#cli/compare-jobs.server.ts';
import { importJobKind, importJobs, prepareStage } from '#cli/import-job.server.ts';
import { importKinds } from '#cli/import-kinds.server.ts';
import { reportBook } from '#cli/report-book.server.ts';
import { residentCheckCharacter } from '#core/check-digits.ts';
import { accepted } from '#core/outcome.ts';
import { readSettings } from '#core/settings.ts';
import type { County } from '#db/read.server.ts';
import { openHouse, type House } from '#door/house.server.ts';
import { runJobs } from '#door/job-runner.server.ts';
import { session, type Session } from '#door/request.server.ts';
import { previewOf } from '#exchange/intake/preview.server.ts';
import { changeStage, readStage, receive, rowsOf, type Stage } from '#exchange/staging/staging.server.ts';
import { latestJob } from '#jobs/jobs.read.server.ts';
import { enqueue } from '#jobs/jobs.write.server.ts';
import { exportedFindings } from '#land/findings-export.read.server.ts';
import { createCounty } from '#territory/county.write.server.ts';
import { valueOf } from '#test/database.ts';
import { factory } from '#test/factory.ts';
import { createDatabase, dropDatabases } from '#test/harness/postgres-databases.ts';
import { box, geojson } from '#test/import-files.ts';
import { acrossCounties } from '#test/walker/watch.ts';

/** People's numbers that come in through real files, wherever people put them; none may be found anywhere afterwards. */
const resident = (first17: string) => first17 + residentCheckCharacter(first17)!;
const IDS = [
	resident('14990119530704201'),
	resident('14990119681123302'),
	resident('14990119990131403'),
	resident('11010519491231002')
];
/** One whose check digit is wrong. */
const WRONG = IDS[0]!.replace(/.$/, (last) => (last === '7' ? '8' : '7'));
const PHONES = ['13835187654', '15903518877', '18203519966'];
const CARD = '6222020200112233445'.replace(/.$/, '');
const CARDS = [...'0123456789'].map((digit) => CARD + digit).filter(luhn);
const SENTINELS = [...IDS, WRONG, ...PHONES, ...CARDS];

function luhn(digits: string): boolean {
	const sum = [...digits].reverse().reduce((all, digit, at) => {
		const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
		return all + (value > 9 ? value - 9 : value);
	}, 0);
	return sum % 10 === 0;
}

const POSTGRES = process.env.DATABASE_URL;
const PREFIX = `mutu_sentinels_${process.pid}`;
let data: string;
let house: House;
let place: County;
let current: Session;
/** Everything that was given out: name and bytes. */
const given: [string, Uint8Array | string][] = [];
const give = (name: string, value: unknown) =>
	given.push([name, typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value)]);

beforeAll(async () => {
	data = mkdtempSync(join(tmpdir(), 'mutu-sentinels-'));
	const databaseUrl = POSTGRES ? await createDatabase(POSTGRES, PREFIX) : null;
	house = await openHouse({ ...readSettings({}, () => ''), databaseUrl, data, files: join(data, 'files') });
	place = factory({ county: '149901' }).countyRow({});
	const operator = session(house, place);
	valueOf(await operator.write('county.create', (tx, actor) => createCounty(tx, actor, place)));
	current = session(house, place);
}, 120_000);

afterAll(async () => {
	rmSync(data, { recursive: true, force: true });
	if (POSTGRES) await dropDatabases(POSTGRES, PREFIX);
});

async function staged(kind: string, name: string, bytes: Uint8Array): Promise<Stage> {
	const body = new Blob([new Uint8Array(bytes)]).stream();
	const stage = valueOf(
		await receive(house.folders.staging, { county: place.code, owner: LOCAL_OPERATOR, kind, name }, body)
	);
	return readStage(house.folders.staging, stage, async () => ({ countySrid: place.gk_srid }));
}

/** Looks at a file as the page does, then has it accepted by the job. */
async function take(kind: string, name: string, text: string): Promise<void> {
	const stage = await staged(kind, name, new TextEncoder().encode(text));
	const prepared = valueOf(await prepareStage(current.read, place, house.folders.staging, stage));
	const path = rowsOf(house.folders.staging, stage.id);
	const outlines = { county: place, townships: [], villages: [] };
	give(`preview of ${kind}`, await previewOf(prepared, importKinds[kind]!, path, outlines));
	give(`problems of ${kind}`, [prepared.problems, prepared.doubts]);
	const { book } = await reportBook(stage, prepared, path, 'zh');
	give(`report of ${kind}`, Buffer.concat(await book.toArray()));
	const input = { stage: stage.id, kind, goodOnly: true, language: 'zh' };
	const job = importJobKind('land');
	valueOf(await current.write('land.import', (tx, actor) => enqueue(tx, actor, job, input)));
	await changeStage(house.folders.staging, stage, { job: 'x' });
	await runJobs(house, place.code, [...importJobs, ...compareJobs]);
	const ended = (await latestJob(current.read, job))!;
	give(`job of ${kind}`, ended);
	expect([ended.state, ended.reason]).toEqual(['done', null]);
}

const [east, north] = [111.7, 38.3];
const parcels = geojson([
	{
		properties: {
			DKBM: '1499011012010100001',
			DKMC: `${PHONES[0]}家门口`,
			DKDZ: `张三 ${IDS[1]}`,
			DKXZ: '路',
			DKBZXX: `卡号${CARDS[0]}`
		},
		rings: [box(east, north, east + 0.001, north + 0.001)]
	}
]);
const contracts = [
	'合同编号,承包方代码,承包方名称,证件号码,联系电话,合同面积(亩),地块代码,东至,备注',
	`HT-1,${IDS[0]},张三,${IDS[0]},${PHONES[0]},5,1499011012010100001,李四${PHONES[1]},银行卡 ${CARDS[0]}`,
	`HT-2,149901101201010002,王五 ${IDS[1]},${IDS[1]},${PHONES[1]},6,,沟,电话${PHONES[2]}`,
	`HT-3,${WRONG},赵六,${WRONG},${PHONES[2]},7,,沟,`,
	`HT-4,${IDS[3]},钱七,${IDS[3]},+86 ${PHONES[0]},不详亩,,沟,${IDS[2]}`
].join('\n');
const occupations = geojson([
	{
		properties: { ZYBM: 'Z1', CBFBM: IDS[0], CBFMC: `张三(${IDS[0]})`, DKBZXX: `找${PHONES[2]}`, ZJHM: IDS[0] },
		rings: [box(east, north, east + 0.002, north + 0.001)]
	}
]);

function* filesUnder(folder: string): Generator<string> {
	for (const name of readdirSync(folder)) {
		const path = join(folder, name);
		if (statSync(path).isDirectory()) yield* filesUnder(path);
		else yield path;
	}
}

const found = (bytes: Uint8Array): string[] => {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return SENTINELS.filter((sentinel) => buffer.includes(sentinel) || buffer.includes(Buffer.from(sentinel, 'utf16le')));
};

/** The parts of a workbook, which is a zip; other bytes as they are. */
async function partsOf(bytes: Uint8Array | string): Promise<Uint8Array[]> {
	const whole = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
	if (whole[0] !== 0x50 || whole[1] !== 0x4b) return [whole];
	const { fromBuffer } = await import('yauzl');
	const zip = await new Promise<import('yauzl').ZipFile>(
		(done, fail) =>
		fromBuffer(Buffer.from(whole), { lazyEntries: true, autoClose: false }, (error, opened) => (error ? fail(error) : done(opened))) // prettier-ignore
	);
	const parts: Uint8Array[] = [];
	await new Promise<void>((done, fail) => {
		zip.on('entry', (entry: import('yauzl').Entry) =>
			zip.openReadStream(entry, (error, stream) => {
				if (error) return fail(error);
				void stream.toArray().then((chunks) => {
					parts.push(Buffer.concat(chunks as Buffer[]));
					zip.readEntry();
				}, fail);
			})
		);
		zip.on('end', done);
		zip.readEntry();
	});
	return parts;
}

test('numbers of people that come in through files are in nothing that is given out, and in no byte that stays', async () => {
	await take('parcel', `地块-${PHONES[0]}.geojson`, parcels);
	await take('contract', '合同.csv', contracts);
	await take('occupation', '实测.geojson', occupations);
	valueOf(
		await current.write('land.finding.note', async (tx) => {
			tx.because(`来电 ${PHONES[1]}`);
			tx.note({ kind: 'finding', detail: { note: IDS[2] } });
			return accepted(null);
		})
	);
	const stored = await sql<{ code: string; name: string }>`
		select lessee_code as code, lessee_name as name from contract where county_code = ${place.code} order by number`.execute(house.engine.primary); // prettier-ignore
	const surveyed = await sql<{ code: string }>`
		select lessee_code as code from occupation where county_code = ${place.code}`.execute(house.engine.primary);
	// Two records of one person still are, and the other lessee's own code stays what it was.
	const codes = stored.rows.map(({ code }) => code);
	expect(codes.slice(0, 2)).toEqual([surveyed.rows[0]!.code, '149901101201010002']);
	expect(codes).toHaveLength(3);
	for (const code of [codes[0], codes[2]]) expect(code).toMatch(/^149901\*{8}\w{4}~/);
	expect(codes[2]).not.toBe(codes[0]);
	expect(stored.rows[1]!.name).toMatch(/^王五 149901\*{8}\w{4}$/);
	give('findings', await exportedFindings(current.read));
	give('trail', (await trailPage(current.read, { ...noFilter, machine: true }, { limit: 500 })).rows);
	const tables = await sql<{ name: string }>`
		select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'spatial_ref_sys'`.execute(house.engine.primary); // prettier-ignore
	let rows = 0;
	for (const { name } of tables.rows) {
		const all = await acrossCounties(() =>
			sql<{ row: string }>`select row_to_json(each)::text as row from ${sql.table(name)} as each`.execute(house.engine.primary)
		);
		rows += all.rows.length;
		give(`table ${name}`, all.rows.map(({ row }) => row).join('\n'));
	}
	await house.close();

	const leaks: string[] = [];
	let bytes = 0;
	for (const [name, value] of given)
		for (const part of await partsOf(value)) {
			bytes += part.length;
			leaks.push(...found(part).map((sentinel) => `${name}: ${sentinel}`));
		}
	let files = 0;
	let stayed = 0;
	for (const path of filesUnder(data)) {
		files++;
		for (const part of await partsOf(readFileSync(path))) {
			stayed += part.length;
			leaks.push(...found(part).map((sentinel) => `${path.slice(data.length)}: ${sentinel}`));
		}
	}
	console.log(
		`${SENTINELS.length} sentinels looked for in ${given.length} things given out (${bytes} bytes, ${rows} rows) and ${files} files that stay (${stayed} bytes)`
	);
	expect(leaks).toEqual([]);
	expect(rows).toBeGreaterThan(10);
}, 180_000); // prettier-ignore

test('a sentinel that is there is found', async () => {
	expect(found(new TextEncoder().encode(`x${PHONES[0]}y`))).toEqual([PHONES[0]]);
	expect(found(Buffer.from(IDS[0]!, 'utf16le'))).toEqual([IDS[0]]);
	expect(CARDS).toHaveLength(1);
});
