import { byColumn, type ListSort } from '#core/list-state.ts';
import type { Position } from '#core/geometry.ts';
import type { Mu } from '#core/mu.ts';

/** What a village does in its zone, beside leading it. */
export const memberRoles = ['produce', 'supply', 'process', 'sell', 'serve', 'member'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** A village of a zone, as its page lists it. */
export interface Member {
	version: number;
	code: string;
	name: string;
	/** Its number on the map. */
	number: number;
	township: string;
	areaMu: Mu;
	/** m² on the ellipsoid: sums are rounded once. */
	areaM2: number;
	/** 牵头村: one a zone. */
	leads: boolean;
	/** null: nobody has said. */
	role: MemberRole | null;
	/** Collective contracts. */
	contracts: number;
	/** Newly found land, hundredths of 亩. */
	newMu: Mu;
	/** A point on it. */
	place: Position;
}

export const memberColumns = ['name', 'township', 'area', 'role', 'contracts', 'newLand'] as const;
export type MemberColumn = (typeof memberColumns)[number];
export type MemberSort = ListSort<MemberColumn>;

const roleRank = ({ leads, role }: Member): number | null =>
	leads ? -1 : role === null ? null : memberRoles.indexOf(role);

const valueOf: Record<MemberColumn, (member: Member) => number | string | null> = {
	...{ name: () => 0, township: ({ township }) => township, area: ({ areaMu }) => areaMu, role: roleRank },
	...{ contracts: ({ contracts }) => contracts, newLand: ({ newMu }) => newMu }
};

/** Members in an order; they come by their names' reading, which settles what is equal. */
export function sortMembers(members: readonly Member[], { key, descending }: MemberSort): Member[] {
	const places = new Map(members.map(({ code }, at) => [code, at]));
	const tie = (one: Member, other: Member) => places.get(one.code)! - places.get(other.code)!;
	if (key === 'name') return descending ? members.toReversed() : [...members];
	return members.toSorted(byColumn(valueOf[key], descending, tie));
}
