import type { Fen } from '#core/money.ts';
import type { Mu } from '#core/mu.ts';

/** Who runs a zone: 产业联盟, 联合社 or 公司. */
export const bodyKinds = ['alliance', 'union', 'company'] as const;
export type BodyKind = (typeof bodyKinds)[number];
/** A draft may lack anything; what is in force holds together. */
export const bodyStates = ['draft', 'in_force', 'ended'] as const;
export type BodyStatus = (typeof bodyStates)[number];

/** Shares in hundredths of a percent. */
export const WHOLE = 10_000;

/** What a village brings into the body, and what it has of it. null: nobody has said. */
export interface Part {
	moneyFen: Fen | null;
	/** Hundredths of 亩, and what it is reckoned at. */
	landMu: Mu | null;
	landFen: Fen | null;
	assetFen: Fen | null;
	/** Working days, and what they are reckoned at. */
	labourDays: number | null;
	labourFen: Fen | null;
	share: number | null;
	/** People of the village who work there. */
	jobs: number | null;
}
export const partFields = [
	...(['moneyFen', 'landMu', 'landFen', 'assetFen', 'labourDays', 'labourFen', 'share', 'jobs'] as const)
] as const;
export type PartField = (typeof partFields)[number];
export const noPart: Part = {
	...{ moneyFen: null, landMu: null, landFen: null, assetFen: null, labourDays: null, labourFen: null },
	...{ share: null, jobs: null }
};

/** What a year brought the villages: what was distributed, and of it by the code of the village. */
export interface YearReturn {
	distributedFen: Fen | null;
	by: Readonly<Record<string, Fen>>;
}

export interface Body {
	kind: BodyKind;
	status: BodyStatus;
	name: string;
	creditCode: string | null;
	agreementNo: string | null;
	agreedOn: string | null;
	startsOn: string | null;
	/** The day after its last. */
	endsOn: string | null;
	note: string | null;
	/** By the code of the village. */
	parts: Readonly<Record<string, Part>>;
	/** By year. */
	returns: Readonly<Record<string, YearReturn>>;
}

const sumOf = (values: Iterable<number | null>): number | null => {
	const known = [...values].filter((value) => value !== null);
	return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
};

/** One figure of all villages together; null where nobody has said any. */
export const totalOf = (parts: Body['parts'], field: PartField): number | null =>
	sumOf(Object.values(parts).map((part) => part[field]));

/** What a village's contribution is reckoned at: money, land, assets and labour together. */
export const valuedAt = ({ moneyFen, landFen, assetFen, labourFen }: Part): Fen | null =>
	sumOf([moneyFen, landFen, assetFen, labourFen]);

/** What shares lack to the whole: more than nothing is missing, less is too much. */
export const shareGap = (shares: Iterable<number | null>): number => WHOLE - (sumOf(shares) ?? 0);

/** What of a distributed amount is not told by village yet; less than nothing: more was told. null: no amount is known. */
export const returnGap = ({ distributedFen, by }: YearReturn): Fen | null =>
	distributedFen === null ? null : distributedFen - (sumOf(Object.values(by)) ?? 0);

/** Something a body lacks to be in force. */
export type Lack =
	| { lack: 'agreement' | 'agreedOn' | 'startsOn' | 'parts' }
	/** Hundredths of a percent; villages without a share by their codes. */
	| { lack: 'shares'; gap: number }
	| { lack: 'share' | 'member'; village: string }
	| { lack: 'distributed'; year: string }
	| { lack: 'return'; year: string; gap: Fen };

/**
 * What a body lacks to be in force: its agreement with number, date and first day, a share of every member that sum to 100 %
 * exactly, nothing of a village that is no member, and every year's returns summing to what was distributed.
 * @param members codes of the zone's villages
 */
export function lacks(body: Body, members: readonly string[]): Lack[] {
	const { agreementNo, agreedOn, startsOn, parts, returns } = body;
	const own = new Set(members);
	const found: Lack[] = [];
	if (agreementNo === null) found.push({ lack: 'agreement' });
	if (agreedOn === null) found.push({ lack: 'agreedOn' });
	if (startsOn === null) found.push({ lack: 'startsOn' });
	if (members.length === 0) found.push({ lack: 'parts' });
	const gap = shareGap(Object.values(parts).map(({ share }) => share));
	if (gap !== 0) found.push({ lack: 'shares', gap });
	for (const village of [...own].sort())
		if ((parts[village]?.share ?? null) === null) found.push({ lack: 'share', village });
	for (const village of Object.keys(parts).sort()) if (!own.has(village)) found.push({ lack: 'member', village });
	for (const [year, each] of Object.entries(returns)) {
		const missing = returnGap(each);
		if (missing === null) found.push({ lack: 'distributed', year });
		else if (missing !== 0) found.push({ lack: 'return', year, gap: missing });
	}
	return found;
}
