/** 龙头企业、工矿企业、合作社: what a record of one consists of, and what it buys, sells and whom it is paired with. Pure. */
export const enterpriseKinds = ['leading', 'mining', 'cooperative'] as const;
export type EnterpriseKind = (typeof enterpriseKinds)[number];

/** What it buys from, what it sells to, and 一企一村. */
export const linkKinds = ['buys_from', 'sells_to', 'paired'] as const;
export type LinkKind = (typeof linkKinds)[number];

export interface EnterpriseLink {
	id: string;
	version: number;
	kind: LinkKind;
	/** Code of the village it is with; null: it is with an enterprise. */
	village: string | null;
	villageName: string | null;
	/** Number of the enterprise it is with. */
	partner: number | null;
	partnerName: string | null;
	/** Its credit code. */
	partnerCode: string | null;
	/** Code of the village that enterprise lies in. */
	partnerVillage: string | null;
	product: string | null;
	startsOn: string | null;
	/** The last day. */
	endsOn: string | null;
}

export interface Enterprise {
	id: string;
	version: number;
	/** Its number in the county. */
	number: number;
	name: string;
	/** What its name sorts by. */
	key: string;
	kind: EnterpriseKind;
	product: string;
	/** Its village is in sight; of others a link with what is in sight is told, and no more than name, kind and product. */
	own: boolean;
	code: string | null;
	/** A year's, in hundredths of its unit. */
	capacity: number | null;
	capacityUnit: string | null;
	village: string | null;
	villageName: string | null;
	villageKey: string;
	/** Degrees east and north. */
	place: readonly [number, number] | null;
	note: string | null;
	/** The day it was taken out of the register. */
	retiredOn: string | null;
	links: readonly EnterpriseLink[];
}

/** Whether a link holds on a day; its first and last day count. */
export const holdsOn = ({ startsOn, endsOn }: Pick<EnterpriseLink, 'startsOn' | 'endsOn'>, day: string): boolean =>
	(startsOn === null || startsOn <= day) && (endsOn === null || endsOn >= day);

/** What a link is known by: enterprise, kind, whom with, product, and of a pairing the day it begins. */
export const linkKey = (link: {
	enterprise: string;
	kind: LinkKind;
	with: string;
	product: string | null;
	startsOn: string | null;
}): string =>
	[link.enterprise, link.kind, link.with, link.product ?? '', link.kind === 'paired' ? link.startsOn : ''].join('/');
