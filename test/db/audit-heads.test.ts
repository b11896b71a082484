import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { SentHead } from '#audit/chain.ts';
import { headLine } from '#audit/chain.ts';
import { HeadFileError, readHeads, sendHeads, type HeadTargets } from '#audit/heads.server.ts';
import { verifyTrail } from '#audit/verify.read.server.ts';
import { auditJobs, HEAD_JOB, VERIFY_JOB, type VerifyResult } from '#cli/audit-jobs.server.ts';
import { accepted } from '#core/outcome.ts';
import type { Settings } from '#core/settings.ts';
import type { Engine } from '#db/engine/types.ts';
import type { House } from '#door/house.server.ts';
import { runJobs } from '#door/job-runner.server.ts';
import { latestJob } from '#jobs/jobs.read.server.ts';
import { enqueue } from '#jobs/jobs.write.server.ts';
import { freshCounty, testEngine, testRead, testWrite, valueOf } from '#test/database.ts';

let engine: Engine;
let house: House;
let code: string;
let twin: string;
let file: string;

beforeAll(async () => {
	engine = await testEngine();
	house = { engine } as House;
});

beforeEach(async () => {
	({ code } = await freshCounty(engine));
	({ code: twin } = await freshCounty(engine));
	for (const county of [code, twin])
		for (let serial = 0; serial < 30; serial++)
			await testWrite(engine, county, async (tx) => {
				tx.note({ kind: 'finding', ids: [`f${serial}`] });
				return accepted(null);
			});
	file = join(await mkdtemp(join(tmpdir(), 'mutu-heads-')), 'heads.jsonl');
});

const jobs = (targets: HeadTargets) => auditJobs({ auditHeads: targets } as Settings);

async function verified(targets: HeadTargets): Promise<VerifyResult> {
	valueOf(await testWrite(engine, code, (tx, actor) => enqueue(tx, actor, VERIFY_JOB, {}), { permission: 'audit.verify' })); // prettier-ignore
	await runJobs(house, code, jobs(targets));
	const job = await latestJob(testRead(engine, code), VERIFY_JOB);
	expect([job?.state, job?.reason]).toEqual(['done', null]);
	return job!.result as VerifyResult;
}

test('heads go out once a day by themselves, a line each, and the chain is held against them', async () => {
	const targets = { file, url: null };
	await runJobs(house, code, jobs(targets));
	await runJobs(house, code, jobs(targets));
	const heads = await readHeads(file);
	expect(heads.map(({ chain }) => chain)).toEqual([code]);
	expect(heads[0]!.seq).toBeGreaterThanOrEqual(30);
	await engine.primary
		.updateTable('job')
		.set({ created_at: new Date(Date.now() - 25 * 3_600_000) })
		.where('county_code', '=', code)
		.where('kind', '=', HEAD_JOB)
		.execute();
	await runJobs(house, code, jobs(targets));
	expect(await readHeads(file)).toHaveLength(2);
	expect(await verified(targets)).toMatchObject({ heads: 2, fault: null });
});

test('a county without a place for its heads sends none and asks for none', async () => {
	await runJobs(house, code, jobs({ file: null, url: null }));
	expect(await latestJob(testRead(engine, code), HEAD_JOB)).toBeNull();
});

test('a tail cut off with the head set back passes by itself, and is named against the file of heads', async () => {
	const targets = { file, url: null };
	await runJobs(house, code, jobs(targets));
	const [head] = await readHeads(file);
	const cut = head!.seq - 10;
	await sql`delete from audit_entry where county_code = ${code} and seq > ${cut}`.execute(engine.primary);
	await sql`delete from audit_subject where county_code = ${code} and seq > ${cut}`.execute(engine.primary);
	await sql`update audit_head set seq = audit_entry.seq, hash = audit_entry.hash from audit_entry
		where audit_head.county_code = ${code} and audit_entry.county_code = ${code} and audit_entry.seq = ${cut}`.execute(engine.primary); // prettier-ignore
	expect((await verifyTrail(testRead(engine, code))).fault).toBeNull();
	expect((await verifyTrail(testRead(engine, code), code, [head!])).fault).toEqual({ seq: cut + 1, fault: 'missing' });
	const result = await verified(targets);
	// The job's own entries have grown over the place of those that were cut off, under another hash.
	expect(result.fault).not.toBeNull();
	expect((await verifyTrail(testRead(engine, twin))).fault).toBeNull();
});

test('an altered entry is named by the job', async () => {
	await sql`update audit_entry set body = replace(body, 'f7', 'f8') where county_code = ${code} and seq = 8`.execute(engine.primary); // prettier-ignore
	expect(await verified({ file: null, url: null })).toMatchObject({ fault: { seq: 8, fault: 'altered' } });
});

test('heads are posted as one document, and an address that refuses or moves them is told as a fault', async () => {
	const got: unknown[] = [];
	let status = 200;
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (part) => (body += part));
		request.on('end', () => {
			got.push(JSON.parse(body));
			response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:9/' } : {}).end();
		});
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/heads`;
	const heads: SentHead[] = [{ chain: code, seq: 3, hash: 'a'.repeat(64), at: '2026-11-26T00:00:00.000Z' }];
	expect(await sendHeads({ file: null, url }, heads)).toEqual([{ target: 'url', fault: null }]);
	expect(got).toEqual([{ heads }]);
	status = 500;
	expect((await sendHeads({ file, url }, heads)).map(({ fault }) => fault)).toEqual([null, 'the address answered 500']);
	status = 302;
	expect((await sendHeads({ file: null, url }, heads))[0]!.fault).not.toBeNull();
	server.close();
	expect((await sendHeads({ file: null, url }, heads))[0]!.fault).not.toBeNull();
	expect(await readFile(file, 'utf8')).toBe(`${JSON.stringify(heads[0])}\n`);
});

test('a file that holds something else names the line; a head is a line to print', async () => {
	const head: SentHead = { chain: code, seq: 3, hash: 'ab'.repeat(32), at: '2026-11-26T00:00:00.000Z' };
	await writeFile(file, `${JSON.stringify(head)}\n\n{"chain":"x"}\n`);
	await expect(readHeads(file)).rejects.toThrow(HeadFileError);
	await expect(readHeads(file)).rejects.toThrow(/line 3/);
	expect(headLine(head)).toBe(`${code} #3 2026-11-26 ${Array.from({ length: 8 }, () => 'abababab').join(' ')}`);
});
