import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import { toGaussKruger } from '#core/gauss-kruger.ts';
import { refusalOf } from '#exchange/file-problem.ts';
import type { FileFacts, ParsedRow, ReadOptions } from '#exchange/parsed.ts';
import { readSource } from '#exchange/reading/read-source.server.ts';
import { outputPath, type Corner } from './import-files.ts';

/** Reads test files as the parse worker does, for tests of formats. */

export type ReadResult =
	| { facts: FileFacts; rows: ParsedRow[]; reason?: undefined }
	| { reason: string; detail: Record<string, unknown> | undefined };

/** The name `placed` was given. */
export const givenName = (path: string): string => basename(path).replace(/^\d+-/, '');

export async function read(path: string, options: ReadOptions = {}, name = givenName(path)): Promise<ReadResult> {
	const output = outputPath();
	try {
		const facts = await readSource({ path, name, output, countySrid: 4546, options, siblings: false }, () => undefined);
		const lines = readFileSync(output, 'utf8').split('\n').filter(Boolean);
		return { facts, rows: lines.map((line) => JSON.parse(line) as ParsedRow) };
	} catch (error) {
		const { reason, detail } = refusalOf(error);
		return { reason, detail };
	}
}

/** @throws when the file was refused */
export async function readWell(...given: Parameters<typeof read>) {
	const result = await read(...given);
	if (result.reason !== undefined) throw new Error(`refused: ${result.reason} ${JSON.stringify(result.detail)}`);
	return result;
}

export const shapeOf = ({ s }: ParsedRow) => decodeMultiPolygon(Buffer.from(s!, 'hex')).shape;

export const problemOf = ({ p }: ParsedRow): string | null => p?.expected ?? null;

/** Corners in degrees as metres of a zone. */
export const inZone = (corners: readonly Corner[], meridian: number, falseEasting: number): Corner[] =>
	corners.map(([longitude, latitude]) => {
		const [x, y] = toGaussKruger(longitude, latitude, meridian);
		return [x + falseEasting, y];
	});
