/** What a file may cost us. Beyond a limit it is refused with the limit's name; nothing is cut silently. */
export const limits = {
	/** Bytes of an uploaded file. */
	upload: 128 * 1024 * 1024,
	zipEntries: 2_000,
	/** Bytes a zip may unpack to, counted while it is unpacked. */
	unpacked: 512 * 1024 * 1024,
	/** Unpacked ÷ packed; only looked at beyond `ratioFrom` bytes, for tables of blanks pack well. */
	ratio: 200,
	ratioFrom: 32 * 1024 * 1024,
	rows: 300_000,
	vertices: 5_000_000,
	columns: 512,
	/** Bytes of one record. */
	record: 16 * 1024 * 1024,
	/** Bytes the parts of a workbook that are read may have together. */
	workbook: 96 * 1024 * 1024,
	/** Texts a workbook shares between its cells. */
	sharedTexts: 2_000_000,
	/** Ranges of merged cells in a sheet. */
	merges: 300_000,
	/** Rows of totals that are kept to be shown. */
	totals: 500,
	/** How deep JSON may nest. */
	depth: 32,
	/** Characters of one cell, as spreadsheets have it; a longer one is taken as empty, and that is said. */
	cell: 32_767,
	/** Characters all records of a file may take as they are written down: a text that is shared between cells counts for each. */
	written: 1024 * 1024 * 1024,
	/** Seconds a file may take to read. */
	seconds: 28,
	/** MB of JavaScript heap of the reading worker. */
	heapMb: 320,
	/** MB of the process it is in, all that it is made of. */
	processMb: 448,
	/** MB of GDAL's own memory, which the heap's limit does not see. */
	gdalMb: 320,
	/** Bytes GDAL may hand over of one file. */
	converted: 1024 * 1024 * 1024
} as const;
