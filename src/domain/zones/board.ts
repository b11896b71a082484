import type { Mu } from '#core/mu.ts';
import type { EnterpriseKind } from './enterprises/enterprise.ts';
import type { InhabitantsSum } from './factors/inhabitants.ts';
import type { ZoneLayout } from './layouts.ts';

export interface BoardZone {
	number: number;
	name: string;
	layout: ZoneLayout;
	areaMu: Mu;
	villages: number;
	/** Where its name stands: degrees east and north. */
	place: readonly [number, number];
}

/** A village of zones: the layout of the first of them, by the order of layouts. */
export interface BoardVillage {
	code: string;
	layout: ZoneLayout;
}

/** What zones in force come to, and the register of enterprises beside them; each village once however many zones it is in (domain.md I21). */
export interface ZonesTogether {
	zones: BoardZone[];
	/** Villages in sight, those in zones, and those in two or more. */
	coverage: { villages: number; covered: number; shared: number };
	villages: BoardVillage[];
	/** Of the member villages, 亩 in hundredths. */
	areaMu: Mu;
	contracts: number;
	inhabitants: InhabitantsSum;
	/** All that are in the register and in sight. */
	enterprises: Readonly<Record<EnterpriseKind, number>>;
}
