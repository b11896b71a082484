import { code, day, oneOf, text } from '#core/cell-readers.ts';
import type { Sheet, Values } from '#core/import-fields.ts';
import { villageFields } from '#territory/import-rows.ts';
import type { LinkKind } from './enterprise.ts';
import { checkLink, type EnterpriseFault, type LinkState } from './enterprise-check.ts';

/** 企业购销结对 as a file: what enterprises buy, sell and whom they are paired with, a line each. Pure. */
export const linkWords: Readonly<Record<LinkKind, readonly string[]>> = {
	buys_from: ['收购自', '收购'],
	sells_to: ['供应给', '供应'],
	paired: ['一企一村结对', '一企一村', '结对']
};

export const linkSheet: Sheet = {
	kind: 'enterprise-link',
	needs: [['code'], ['link_kind']],
	fields: [
		{ name: 'code', aliases: ['统一社会信用代码', '信用代码', 'TYSHXYDM'], read: code(18) },
		{ name: 'name', aliases: ['企业名称', '单位名称', '名称'], read: text() },
		{ name: 'link_kind', aliases: ['购销关系', '关系'], read: oneOf(linkWords) },
		...villageFields,
		{ name: 'partner_code', aliases: ['对方企业信用代码'], read: code(18) },
		{ name: 'partner_name', aliases: ['对方企业名称'], read: text() },
		{ name: 'product', aliases: ['购销产品', '产品'], read: text() },
		{ name: 'starts_on', aliases: ['起始日期'], read: day },
		{ name: 'ends_on', aliases: ['终止日期', '最后一天'], read: day }
	]
};

export interface LinkRow {
	/** Credit code of the enterprise, and of the one it deals with; null: it deals with a village. */
	code: string;
	partner: string | null;
	village: { code: string | null; name: string | null };
	link: Pick<LinkState, 'kind' | 'product' | 'starts_on' | 'ends_on'>;
}

const capitals = (given: string | null): string | null => given && given.normalize('NFKC').trim().toUpperCase();
/** Stand for a village that is named and an enterprise by its code, until they are looked for. */
const SOME_VILLAGE = '0'.repeat(12);
const SOME_ENTERPRISE = '1';

/** What of a line can be judged by its cells alone: what the form asks of a link. Villages and enterprises are found later. */
export function linkRow(values: Values): { row: LinkRow; faults: EnterpriseFault[] } {
	const said = (name: string): string | null => (values[name] as string | null | undefined) ?? null;
	const village = { code: said('village_code'), name: said('village_name') };
	const [own, partner] = [capitals(said('code')), capitals(said('partner_code'))];
	const { state, faults } = checkLink({
		...{ kind: said('link_kind'), product: said('product') },
		...{ starts_on: said('starts_on'), ends_on: said('ends_on') },
		village_code: village.code ?? (village.name === null ? null : SOME_VILLAGE),
		partner: partner && SOME_ENTERPRISE
	});
	const { kind, product, starts_on, ends_on } = state;
	return {
		row: { code: own ?? '', partner, village, link: { kind, product, starts_on, ends_on } },
		faults: [
			...(own === null ? [{ field: 'code', expected: 'value', got: null }] : []),
			...faults.map((fault) => {
				if (fault.field === 'partner') return { ...fault, field: 'partner_code', got: partner };
				return fault.field === 'kind' ? { ...fault, field: 'link_kind' } : fault;
			})
		]
	};
}
