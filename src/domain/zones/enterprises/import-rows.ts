import { code, day, oneOf, text } from '#core/cell-readers.ts';
import type { Sheet, Values } from '#core/import-fields.ts';
import { villageFields } from '#territory/import-rows.ts';
import {
	checkEnterprise,
	checkLink,
	type EnterpriseFault,
	type EnterpriseField,
	type EnterpriseGiven
} from './enterprise-check.ts';
import { linkKinds, type LinkKind } from './enterprise.ts';

/** 企业名录 as a file, and what one of its lines means. Pure. */
export const kindWords = {
	leading: ['龙头企业', '龙头'],
	mining: ['工矿企业', '工矿'],
	cooperative: ['合作社', '农民专业合作社']
};

export const enterpriseSheet: Sheet = {
	kind: 'enterprise',
	needs: [['code'], ['name'], ['kind'], ['product'], ['village_code', 'village_name']],
	fields: [
		{ name: 'code', aliases: ['统一社会信用代码', '信用代码', 'TYSHXYDM'], read: code(18) },
		{ name: 'name', aliases: ['企业名称', '单位名称', '名称'], read: text() },
		{ name: 'kind', aliases: ['企业类别', '类别', '类型'], read: oneOf(kindWords) },
		{ name: 'product', aliases: ['主要产品', '产品'], read: text() },
		{ name: 'capacity', aliases: ['年产能', '产能'], read: code(20) },
		{ name: 'capacity_unit', aliases: ['产能单位'], read: text() },
		...villageFields,
		{ name: 'east', aliases: ['经度'], read: code(20) },
		{ name: 'north', aliases: ['纬度'], read: code(20) },
		{ name: 'buys_from', aliases: ['收购来源村代码', '收购来源'], read: text(20_000) },
		{ name: 'sells_to', aliases: ['供应去向村代码', '供应去向'], read: text(20_000) },
		{ name: 'paired', aliases: ['结对村代码', '一企一村结对村'], read: text(20_000) },
		{ name: 'paired_on', aliases: ['结对起始日期'], read: day },
		{ name: 'note', aliases: ['备注'], read: text(2_000) },
		{ name: 'retired_on', aliases: ['移出名录日期'], read: day }
	]
};

export interface EnterpriseRow {
	given: EnterpriseGiven;
	village: { code: string | null; name: string | null };
	/** Codes of villages by kind of link; a kind the file does not speak of is not there. */
	links: Partial<Record<LinkKind, readonly string[]>>;
	/** Since when it is paired, as written. */
	pairedOn: string | null;
	/** The day it was taken out of the register; null: the file says nothing of that, and what stands stays. */
	retiredOn: string | null;
}

const OWN: readonly EnterpriseField[] = ['code', 'name', 'kind', 'product', 'capacity', 'capacity_unit', 'east', 'north', 'note']; // prettier-ignore

/** What of a line can be judged by its cells alone; villages are found later. */
export function enterpriseRow(values: Values): { row: EnterpriseRow; faults: EnterpriseFault[] } {
	const said = (name: string): string | null => (values[name] as string | null | undefined) ?? null;
	const given: Partial<Record<EnterpriseField, string | null>> = {};
	for (const name of OWN) if (values[name] !== undefined) given[name] = said(name);
	const faults = checkEnterprise(given).faults.filter(({ field }) => field !== 'village_code');
	const links: EnterpriseRow['links'] = {};
	for (const kind of linkKinds) {
		if (said(kind) === null) continue;
		const codes = said(kind)!
			.split(/[\s,;、，；|]+/)
			.filter(Boolean);
		for (const each of codes)
			if (!/^\d{12}$/.test(each))
				faults.push({ field: kind, expected: 'code.digits', params: { length: 12 }, got: each });
		links[kind] = [...new Set(codes)];
	}
	if (links.paired && links.paired.length > 0)
		for (const fault of checkLink({ kind: 'paired', village_code: links.paired[0]!, starts_on: said('paired_on') })
			.faults)
			if (fault.field === 'starts_on') faults.push({ ...fault, field: 'paired_on' });
	return {
		row: {
			given,
			village: { code: said('village_code'), name: said('village_name') },
			links,
			pairedOn: said('paired_on'),
			retiredOn: said('retired_on')
		},
		faults
	};
}
