import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from '@protobi/exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pictureFile, pictureJob, sweepPictures } from '#cli/picture-job.server.ts';
import { colourOf, readTokens } from '#core/tokens.server.ts';
import type { Engine } from '#db/engine/types.ts';
import type { House } from '#door/house.server.ts';
import { runJobs, type JobHandler } from '#door/job-runner.server.ts';
import { jobById, latestJobOf } from '#jobs/jobs.read.server.ts';
import { cancelJob, enqueue } from '#jobs/jobs.write.server.ts';
import { listFindings } from '#land/finding-list.read.server.ts';
import { mayPicture, PICTURED_AT_MOST, PICTURES_JOB } from '#land/finding-pictures.ts';
import { lettering } from '#core/picture/lettering.server.ts';
import { testEngine, testRead, testWrite, valueOf } from '#test/database.ts';
import { analyse, oneVillage } from '#test/one-village.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
let engine: Engine;
let house: House;
const staging = mkdtempSync(join(tmpdir(), 'pictures-'));
const handlers = [pictureJob as JobHandler];
beforeAll(async () => {
	engine = await testEngine();
	house = { engine, folders: { staging, files: staging } } as House;
});
afterAll(() => rmSync(staging, { recursive: true, force: true }));

/** Twelve plots without a contract: 24 findings, so that the work is more than one step. */
async function plots(seed: number) {
	const at = await oneVillage(engine, seed);
	await at.load({
		occupation: Array.from({ length: 12 }, (_, index) =>
			at.make.occupation({
				village_code: at.village,
				lessee_name: '王建国',
				shape: at.make.rectangle(100 + (index % 6) * 150, 100 + Math.floor(index / 6) * 150, 100, 100)
			})
		)
	});
	await analyse(engine, at.code);
	return at;
}
const ask = async (code: string, numbers: readonly number[], prefixes = [code]) =>
	valueOf(
		await testWrite(engine, code, (tx, actor) => enqueue(tx, actor, PICTURES_JOB, { numbers, language: 'zh' }), {
			permission: 'land.export',
			scope: { prefixes }
		})
	).id;

describe('a workbook with a picture a row', () => {
	test('is drawn step by step and holds every finding asked for, in the order asked, names masked', async () => {
		const at = await plots(71);
		const twin = await plots(71);
		const numbers = (await listFindings(testRead(engine, at.code), '2026-11-24')).map(({ number }) => number).reverse();
		expect(numbers).toHaveLength(24);
		const id = await ask(at.code, numbers);
		await runJobs(house, at.code, handlers);
		const job = (await jobById(testRead(engine, at.code), id))!;
		expect(job).toMatchObject({ state: 'done', step: 4, steps: 4, result: { count: 24 } });
		const book = new exceljs.Workbook();
		await book.xlsx.readFile(pictureFile(staging, id));
		const [sheet] = book.worksheets as [exceljs.Worksheet];
		const told = Array.from({ length: sheet.rowCount - 1 }, (_, index) => Number(sheet.getCell(index + 2, 1).value));
		expect(told).toEqual(numbers);
		const images = sheet.getImages();
		expect(images.map(({ range }) => range.tl.nativeRow)).toEqual(numbers.map((_, index) => index + 1));
		for (const { imageId } of images) {
			const { buffer } = book.getImage(Number(imageId));
			expect(Buffer.from(buffer as ArrayBuffer).subarray(0, 4)).toEqual(PNG);
		}
		const cells = sheet.getSheetValues().flat().map(String);
		expect(cells).toContain('王**');
		expect(cells.join()).not.toContain('王建国');
		// What was drawn on the way is gone; the other county asked for nothing.
		expect(readdirSync(staging)).toEqual([`pictures-${id}.xlsx`]);
		expect(await latestJobOf(testRead(engine, twin.code), PICTURES_JOB, 'local-operator')).toBeNull();
		expect(await latestJobOf(testRead(engine, at.code), PICTURES_JOB, 'somebody-else')).toBeNull();
	});

	test('holds nothing of what whoever asked may not see', async () => {
		const at = await plots(72);
		const numbers = (await listFindings(testRead(engine, at.code), '2026-11-24')).map(({ number }) => number);
		const id = await ask(at.code, numbers, [`${at.village.slice(0, 9)}999`]);
		await runJobs(house, at.code, handlers);
		expect((await jobById(testRead(engine, at.code), id))!.result).toMatchObject({ count: 0 });
	});

	test('stopped, it leaves nothing', async () => {
		const at = await plots(73);
		const numbers = (await listFindings(testRead(engine, at.code), '2026-11-24')).map(({ number }) => number);
		const id = await ask(at.code, numbers);
		const drawnOnce: JobHandler = {
			...(pictureJob as JobHandler),
			async ready(job, around) {
				if (job.step === 1)
					await testWrite(engine, at.code, (tx, actor) => cancelJob(tx, actor, id), { permission: 'land.export' });
				return (pictureJob as JobHandler).ready!(job, around);
			}
		};
		await runJobs(house, at.code, [drawnOnce]);
		expect((await jobById(testRead(engine, at.code), id))!.state).toBe('cancelled');
		expect(readdirSync(staging).filter((name) => name.includes(id))).toEqual([]);
	});

	test('has a bound, and waits some days to be fetched', async () => {
		expect(mayPicture(0)).toMatchObject({ reason: 'export.empty' });
		expect(mayPicture(PICTURED_AT_MOST)).toMatchObject({ ok: true });
		expect(mayPicture(PICTURED_AT_MOST + 1)).toMatchObject({ reason: 'export.too_many' });
		const old = pictureFile(staging, '01a21465-96c2-7000-8dc5-4c872654cf6e');
		writeFileSync(old, 'x');
		const now = new Date();
		await sweepPictures(staging, now);
		expect(existsSync(old)).toBe(true);
		const past = now.getTime() / 1000 - 8 * 86_400;
		utimesSync(old, past, past);
		await sweepPictures(staging, now);
		expect(existsSync(old)).toBe(false);
	});
});

describe('words without a browser', () => {
	test('Chinese and figures are outlines of the font the pages ship', async () => {
		const letters = lettering();
		const text = '疑似图斑0417超合同面积3.22亩岔沟村';
		await letters.load([text]);
		for (const character of text) {
			const { d, width } = letters.outline(character, 20, false);
			expect(d.length, character).toBeGreaterThan(20);
			expect(width).toBeGreaterThan(4);
		}
		const strong = letters.outline(text, 20, true);
		expect(strong.d).not.toBe(letters.outline(text, 20, false).d);
		// Ten Chinese characters are as wide as ten sizes.
		expect(letters.outline('疑似图斑超合同面积亩', 20, false).width).toBeCloseTo(200, 0);
	});

	test('colours are those of the pages', () => {
		const tokens = readTokens();
		expect(colourOf(tokens, 'l-finding')).toBe('#7a2070');
		expect(colourOf(tokens, 'accent')).toBe(colourOf(tokens, 'grain-700'));
		expect(() => colourOf(tokens, 'no-such')).toThrow('no-such');
	});
});
