/** What a set of imagery may cost us. Beyond a limit it is refused with the limit's name; nothing is cut silently. */
export const limits = {
	/** Bytes of an uploaded file; a larger one is taken in by the command line, which reads it where it lies. */
	upload: 4e9,
	/** Bytes of one tile, as it is stored. */
	tileBytes: 4 * 1024 * 1024,
	/** Pictures of a set. */
	tiles: 4_000_000,
	/** Bytes of all pictures together. */
	bytes: 64 * 1024 ** 3,
	/** Deepest zoom: a pixel of 4 cm. */
	zoom: 22,
	/** Bytes a directory of PMTiles may unpack to. */
	directory: 32 * 1024 * 1024,
	/** Entries of a folder of tiles that may be no tiles, before it is no such folder. */
	strays: 1_000,
	/** Members of a zip of tiles; each takes some memory before the first is read. */
	zipEntries: 300_000,
	/** Unpacked ÷ packed, beyond `ratioFrom` bytes: pictures are packed already, blank ones well. */
	ratio: 200,
	ratioFrom: 1024 * 1024,
	/** Seconds a set may take in all. */
	seconds: 3600,
	/** Seconds the reader may be silent: a view within a file may never give its next row. */
	silence: 60,
	/** MB of the process that reads. */
	processMb: 512
} as const;

export type Limits = { readonly [Name in keyof typeof limits]: number };
