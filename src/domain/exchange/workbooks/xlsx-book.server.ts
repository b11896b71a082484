import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';
import { decode } from '#exchange/reading/text-encoding.ts';
import { openArchive, type Archive } from '#exchange/reading/zip.server.ts';
import { formatOf, unescaped, type CellFormat } from './xlsx-cells.ts';
import type { SharedParts } from './xlsx-sheet.ts';
import { scanXml } from './xml-scan.ts';

/** A workbook that passed the zip gate: its visible sheets, and what their cells refer to. */
export interface Workbook {
	sheets: readonly { name: string; part: string }[];
	/** One part's XML as UTF-8. @throws FileProblem when there is none */
	part(name: string): Promise<Buffer>;
	/** Shared texts, number formats, the system of dates. */
	shared(): Promise<SharedParts>;
	close(): void;
}

/**
 * Opens a workbook (ECMA-376). Nothing but the named parts is ever unpacked: no pictures, objects, links or queries.
 * @throws FileProblem `import.xlsx.*`, `import.zip.*`
 */
export async function openWorkbook(path: string): Promise<Workbook> {
	const archive = await openArchive(path, { bytes: limits.workbook, reason: 'import.xlsx.too_large' });
	try {
		const names = new Set(archive.names.map((name) => name.toLowerCase()));
		if (names.has('xl/vbaproject.bin')) throw new FileProblem('import.xlsx.macro', { got: 'vbaProject.bin' });
		if (names.has('xl/workbook.bin')) throw new FileProblem('import.xlsx.old', { got: '.xlsb' });
		const main = await mainPart(archive);
		const book = main === null ? null : await archive.member(main);
		if (main === null || !book)
			throw new FileProblem('import.xlsx.no_workbook', { got: archive.names.slice(0, 3).join(' ').slice(0, 120) });
		const relations = await relationsOf(archive, main);
		const { sheets, date1904 } = readBook(utf8Of(book), main);
		const sheetParts = new Map(relations.filter(({ type }) => type === 'worksheet').map(({ id, part }) => [id, part]));
		return {
			sheets: sheets.flatMap(({ name, relation }) => {
				const part = sheetParts.get(relation);
				return part === undefined ? [] : [{ name, part }];
			}),
			async part(name) {
				const bytes = await archive.member(name);
				if (!bytes) throw new FileProblem('import.xlsx.damaged', { part: name, got: '—' });
				return utf8Of(bytes);
			},
			async shared() {
				const partOf = (type: string) => relations.find((each) => each.type === type)?.part;
				const [texts, styles] = [partOf('sharedStrings'), partOf('styles')];
				const textBytes = texts === undefined ? null : await archive.member(texts);
				const styleBytes = styles === undefined ? null : await archive.member(styles);
				return {
					texts: textBytes ? sharedTexts(utf8Of(textBytes), texts!) : [],
					formats: styleBytes ? cellFormats(utf8Of(styleBytes), styles!) : [],
					date1904
				};
			},
			close: () => archive.close()
		};
	} catch (error) {
		archive.close();
		throw error;
	}
}

/** Parts are UTF-8, some writers' UTF-16. */
function utf8Of(bytes: Buffer): Buffer {
	const mark = bytes.toString('latin1', 0, 2);
	if (mark === '\xff\xfe') return Buffer.from(decode(bytes, 'UTF-16LE'));
	return mark === '\xfe\xff' ? Buffer.from(decode(bytes, 'UTF-16BE')) : bytes;
}

interface Relation {
	id: string;
	/** The last word of its type's address: `worksheet`, `styles`, … */
	type: string;
	part: string;
}

async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
	const slash = part.lastIndexOf('/') + 1;
	const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
	const bytes = await archive.member(name);
	if (!bytes) return [];
	const found = scanXml<Relation>(utf8Of(bytes), name, (emit) => ({
		open(element, { Id = '', Type = '', Target = '', TargetMode }) {
			if (element !== 'Relationship' || TargetMode === 'External') return;
			emit({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), part: resolved(part.slice(0, slash), Target) });
		}
	}));
	return [...found];
}

/** A target beside the part it is named in; `/xl/…` from the top. A name that climbs out finds no member. */
function resolved(folder: string, target: string): string {
	if (target.startsWith('/')) return target.slice(1);
	const steps = folder.split('/').filter(Boolean);
	for (const step of target.split('/')) {
		if (step === '..') steps.pop();
		else if (step !== '.' && step !== '') steps.push(step);
	}
	return steps.join('/');
}

async function mainPart(archive: Archive): Promise<string | null> {
	const relations = await relationsOf(archive, '');
	return relations.find(({ type, part }) => type === 'officeDocument' && /^xl\//i.test(part))?.part ?? null;
}

function readBook(bytes: Buffer, part: string) {
	let date1904 = false;
	const sheets = scanXml<{ name: string; relation: string }>(bytes, part, (emit) => ({
		open(element, attributes) {
			if (element === 'workbookPr') date1904 = ['1', 'true', 'on'].includes(attributes.date1904 ?? '');
			if (element !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return;
			const relation = Object.entries(attributes).find(([name]) => /^\w+:id$/.test(name))?.[1];
			if (relation !== undefined) emit({ name: unescaped(attributes.name ?? ''), relation });
		}
	}));
	const found = [...sheets];
	return { sheets: found, date1904 };
}

function sharedTexts(bytes: Buffer, part: string): string[] {
	const found = scanXml<string>(bytes, part, (emit) => {
		let text: string | null = null;
		let inside = false;
		let spoken = true;
		return {
			open(element) {
				if (element === 'si') text = '';
				else if (element === 'rPh') spoken = false;
				else if (element === 't') inside = spoken;
			},
			text(piece) {
				if (!inside || text === null) return;
				text += piece;
				if (text.length > limits.record) throw new FileProblem('import.file.record', { limit: limits.record });
			},
			close(element) {
				if (element === 't') inside = false;
				else if (element === 'rPh') spoken = true;
				else if (element === 'si' && text !== null) {
					emit(unescaped(text));
					text = null;
				}
			}
		};
	});
	const texts: string[] = [];
	for (const text of found) {
		if (texts.length >= limits.sharedTexts)
			throw new FileProblem('import.xlsx.too_large', { limit: limits.sharedTexts });
		texts.push(text);
	}
	return texts;
}

/** The formats of cells by their style's number. */
function cellFormats(bytes: Buffer, part: string): CellFormat[] {
	const codes = new Map<number, string>();
	const ids: number[] = [];
	const found = scanXml<number>(bytes, part, (emit) => {
		let inCells = false;
		return {
			open(element, { numFmtId = '0', formatCode = '' }) {
				if (element === 'cellXfs') inCells = true;
				else if (element === 'numFmt') codes.set(Number(numFmtId), formatCode);
				else if (element === 'xf' && inCells) emit(Number(numFmtId));
			},
			close(element) {
				if (element === 'cellXfs') inCells = false;
			}
		};
	});
	for (const id of found) ids.push(id);
	return ids.map((id) => formatOf(id, codes.get(id)));
}
