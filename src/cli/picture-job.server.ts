import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { formatMu } from '#core/mu.ts';
import { accepted, refused } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Language } from '#core/language.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { JobHandler } from '#door/job-runner.server.ts';
import type { Job } from '#jobs/job.ts';
import { listFindings, listPlaces } from '#land/finding-list.read.server.ts';
import { numberText } from '#land/finding-list.ts';
import { KEPT_DAYS, PICTURE_BYTES_AT_MOST, PICTURES_JOB } from '#land/finding-pictures.ts';
import { findingSheet } from '#land/finding-sheet.ts';
import { findingPicture, type FindingPictureWords } from '#land/picture/finding-picture.server.ts';
import { pictureBook } from '#land/picture/picture-book.server.ts';
import { words } from '#text/words.ts';

/** Findings drawn in one step; a step is what is done again when a process is killed. */
const DRAWN_AT_ONCE = 10;

const inputSchema = v.object({ numbers: v.array(v.number()), language: v.picklist(['zh', 'en']) });
const progressSchema = v.object({ bytes: v.number() });

export const pictureFolder = (staging: string, job: string): string => join(staging, `pictures-${job}`);
export const pictureFile = (staging: string, job: string): string => join(staging, `pictures-${job}.xlsx`);

/** Throws away workbooks nobody fetched for some days. */
export async function sweepPictures(staging: string, now: Date): Promise<void> {
	const oldest = now.getTime() - KEPT_DAYS * 86_400_000;
	for (const name of await readdir(staging)) {
		if (!/^pictures-[\da-f-]{36}(\.xlsx)?$/.test(name)) continue;
		const path = join(staging, name);
		const held = await stat(path).catch(() => null);
		if (held && held.mtimeMs < oldest) await rm(path, { recursive: true, force: true });
	}
}

async function pictureWords(language: Language): Promise<FindingPictureWords> {
	const { findings, land, dossier, shell } = await words(language, ['findings', 'land', 'dossier', 'shell']);
	const kinds: Readonly<Record<string, string>> = land.kinds;
	return {
		unit: shell.unit.mu,
		title: ({ number, kind, overMu }) =>
			`${findings.panel.title(numberText(number))}  ${kinds[kind] ?? kind} ${formatMu(overMu)} ${shell.unit.mu}`,
		note: ({ township, village, scale }) =>
			[township, village, dossier.pictures.note(String(scale))].filter(Boolean).join(' '),
		north: dossier.north,
		metres: dossier.metres,
		legend: (key) => {
			const [role, kind] = key.split(':') as [string, string?];
			return dossier.legend[key] ?? dossier.legend[role] ?? kinds[kind ?? ''] ?? key;
		}
	};
}

/** The rows of the workbook, in the order that was asked; what is no longer there or in scope is left out. */
async function sheetOf(db: ReadDb, numbers: readonly number[], language: Language) {
	const { findings, land, dossier } = await words(language, ['findings', 'land', 'dossier']);
	const { townships, villages } = await listPlaces(db);
	const township = new Map(townships.map(({ code, name }) => [code, name]));
	const village = new Map(villages.map((each) => [each.code, each]));
	const byNumber = new Map((await listFindings(db, dayOf(new Date()))).map((row) => [row.number, row]));
	const rows = numbers.flatMap((number) => byNumber.get(number) ?? []);
	const place = (code: string) => {
		const found = village.get(code);
		return found ? { name: found.name, township: township.get(found.township) ?? '' } : null;
	};
	const table = findingSheet(
		rows,
		{ village: place },
		{ ...findings.sheet, kinds: land.kinds, statuses: land.statuses, surveyMethods: land.surveyMethods }
	);
	return { rows, table, sheet: dossier.pictures.sheet, picture: dossier.pictures.picture };
}

const picturePath = (folder: string, number: number): string => join(folder, `${number}.png`);

interface Ready {
	bytes: number;
	/** What came of it, when all is drawn and bound. */
	result: { count: number; bytes: number } | null;
}

async function bind(job: Job, staging: string, db: ReadDb): Promise<Ready['result']> {
	const { numbers, language } = v.parse(inputSchema, job.input);
	const folder = pictureFolder(staging, job.id);
	const drawn = new Set(await readdir(folder));
	const { rows, ...book } = await sheetOf(db, numbers, language);
	const pictures = rows.map(({ number }) => (drawn.has(`${number}.png`) ? picturePath(folder, number) : null));
	const path = pictureFile(staging, job.id);
	await pictureBook(path, book, pictures);
	return { count: rows.length, bytes: (await stat(path)).size };
}

/** Draws some findings a step, then binds them: it can be watched, left and stopped, and goes on where a killed process ended. */
export const pictureJob: JobHandler<Ready> = {
	kind: PICTURES_JOB,
	permission: 'land.export',
	async ready(job, { house, db, signal, progress }) {
		const { numbers, language } = v.parse(inputSchema, job.input);
		const { staging } = house.folders;
		const folder = pictureFolder(staging, job.id);
		await mkdir(folder, { recursive: true, mode: 0o700 });
		const first = job.step * DRAWN_AT_ONCE;
		if (first >= numbers.length) return accepted({ bytes: 0, result: await bind(job, staging, db) });
		let bytes = job.progress === null ? 0 : v.parse(progressSchema, job.progress).bytes;
		const told = await pictureWords(language);
		for (const [index, number] of numbers.slice(first, first + DRAWN_AT_ONCE).entries()) {
			if (signal.aborted) return refused('job.cancelled');
			progress({ stepName: 'drawing', done: first + index, all: numbers.length });
			const picture = await findingPicture(db, number, told);
			if (!picture) continue;
			bytes += picture.length;
			if (bytes > PICTURE_BYTES_AT_MOST) return refused('export.no_room', { most: PICTURE_BYTES_AT_MOST });
			await writeFile(picturePath(folder, number), picture, { mode: 0o600 });
		}
		return accepted({ bytes, result: null });
	},
	async step(_tx, _actor, job, { bytes, result }) {
		if (result) return accepted({ done: true, result });
		const { numbers } = v.parse(inputSchema, job.input);
		const last = (job.step + 1) * DRAWN_AT_ONCE >= numbers.length;
		return accepted({
			done: false,
			steps: Math.ceil(numbers.length / DRAWN_AT_ONCE) + 1,
			stepName: last ? 'binding' : 'drawing',
			progress: { bytes }
		});
	},
	async ended(job, { house }, done) {
		await rm(pictureFolder(house.folders.staging, job.id), { recursive: true, force: true });
		if (!done) await rm(pictureFile(house.folders.staging, job.id), { force: true });
	}
};
