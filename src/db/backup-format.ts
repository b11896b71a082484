import * as v from 'valibot';

/**
 * A backup is one tar.gz: `tables/<table>/<part>.copy` (COPY text of whole lines, tables before those that lean on
 * them), `files/<county>/<aa>/<sha256>`, and `manifest.json` last, for only then is everything counted.
 */
export const FORMAT = 'mutu-backup';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const plainName = v.pipe(v.string(), v.regex(/^[a-z_][a-z0-9_]*$/));

export const manifestSchema = v.object({
	format: v.literal(FORMAT),
	version: v.literal(1),
	made_at: v.pipe(v.string(), v.isoTimestamp()),
	engine: v.object({ kind: v.string(), postgres: v.string(), postgis: v.string() }),
	migrations: v.array(v.object({ name: v.string(), checksum: digest })),
	tables: v.array(
		v.object({ name: plainName, columns: v.array(plainName), rows: count, bytes: count, sha256: digest })
	),
	files: v.object({ count, bytes: count })
});

export type Manifest = v.InferOutput<typeof manifestSchema>;

export const MANIFEST = 'manifest.json';
export const partName = (table: string, part: number): string =>
	`tables/${table}/${String(part).padStart(6, '0')}.copy`;
export const fileName = (county: string, sha256: string): string => `files/${county}/${sha256.slice(0, 2)}/${sha256}`;

export type EntryName =
	{ kind: 'manifest' } | { kind: 'part'; table: string } | { kind: 'file'; county: string; sha256: string };

/** What an entry's name says; null for a name no backup of ours has (a path out of the folder, say). */
export function readName(name: string): EntryName | null {
	if (name === MANIFEST) return { kind: 'manifest' };
	const part = /^tables\/([a-z_][a-z0-9_]*)\/\d{6}\.copy$/.exec(name);
	if (part) return { kind: 'part', table: part[1]! };
	const file = /^files\/(\d{6})\/([0-9a-f]{2})\/(\2[0-9a-f]{62})$/.exec(name);
	return file && { kind: 'file', county: file[1]!, sha256: file[3]! };
}
