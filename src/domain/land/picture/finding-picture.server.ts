import { colourOf, readTokens } from '#core/tokens.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { findingDetail } from '#land/finding-detail.read.server.ts';
import { findingFrame, findingPlan } from '#land/finding-plan.ts';
import { planPicture, type PictureWords } from '#land/plan-svg.ts';
import { lettering, type Lettering } from '#core/picture/lettering.server.ts';
import { pngOf } from '#core/picture/raster.server.ts';
import { surroundings } from '#land/surroundings.read.server.ts';

export const PICTURE_WIDTH = 560;
export const PICTURE_HEIGHT = 340;

/** The words of one finding's picture, in the language of whoever asked. */
export interface FindingPictureWords {
	unit: string;
	title: (finding: { number: number; kind: string; overMu: number }) => string;
	note: (finding: { township: string | null; village: string | null; scale: number }) => string;
	north: string;
	metres: (metres: number) => string;
	legend: (key: string) => string;
}

let letters: Lettering | null = null;
let tokens: ReadonlyMap<string, string> | null = null;

/**
 * A finding's place as a PNG, drawn without a browser: contract, survey, what is in question, neighbours, scale bar.
 * Null where the finding is not in scope or has no shape at all.
 */
export async function findingPicture(db: ReadDb, number: number, words: FindingPictureWords): Promise<Buffer | null> {
	const detail = await findingDetail(db, number);
	const frame = detail && findingFrame(detail, PICTURE_WIDTH, PICTURE_HEIGHT);
	if (!frame) return null;
	const plan = findingPlan(frame, detail, await surroundings(db, frame.ground), words.unit);
	const { township, village, kind, overMu } = detail;
	const told: PictureWords = {
		title: words.title({ number, kind, overMu }),
		note: words.note({ township, village, scale: frame.scale }),
		north: words.north,
		metres: words.metres,
		legend: words.legend
	};
	letters ??= lettering();
	tokens ??= readTokens();
	const known = tokens;
	await letters.load([
		told.title,
		told.note,
		told.north,
		told.metres(plan.bar.metres),
		...plan.legend.map(({ key }) => told.legend(key)),
		...plan.texts.map(({ text }) => text)
	]);
	return pngOf(planPicture(plan, told, { colour: (name) => colourOf(known, name), outline: letters.outline }));
}
