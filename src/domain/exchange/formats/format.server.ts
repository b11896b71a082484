import type { Note, ReadOptions, TotalRow } from '#exchange/parsed.ts';
import type { RowWriter } from '#exchange/reading/row-writer.server.ts';
import type { Encoding } from '#exchange/reading/text-encoding.ts';
import type { SourceFile } from '#exchange/reading/zip.server.ts';

/** One layer of a file or of an archive that a format can read. */
export interface Layer {
	name: string;
	/** The files it consists of, by ending (`.shp`, `.dbf`, …). */
	parts: Record<string, SourceFile>;
}

export interface LayerFacts {
	encoding: Encoding | null;
	encodingFrom: 'declared' | 'guessed' | 'chosen' | null;
	columns: string[];
	notes: Note[];
	/** Rows of totals, where a format knows such. */
	totals?: TotalRow[];
}

/** A format of files. One object each; a further format is a further object in `formats`. */
export interface Format {
	readonly id: string;
	/** Endings of the files it may open. */
	readonly endings: readonly string[];
	/** The layers among these files that it can read; a container may have to be opened to tell. */
	layers(files: readonly SourceFile[], options: ReadOptions): Layer[] | Promise<Layer[]>;
	/** @throws FileProblem */
	read(layer: Layer, options: ReadOptions & { encodingChosen: Encoding | null }, rows: RowWriter): Promise<LayerFacts>;
}

/** A file's ending with its dot, in small letters: `DK1499012026.SHP` → `.shp`. */
export const endingOf = (name: string): string => /\.[^./]+$/.exec(name)?.[0].toLowerCase() ?? '';

export const stemOf = (name: string): string => name.slice(0, name.length - endingOf(name).length);

/** One layer a file, for formats that keep everything in one. */
export const singleFileLayers = (files: readonly SourceFile[], endings: readonly string[]): Layer[] =>
	files
		.filter((file) => endings.includes(endingOf(file.name)))
		.map((file) => ({ name: file.name, parts: { [endingOf(file.name)]: file } }));
