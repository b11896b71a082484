import type { Row } from '#test/factory.ts';
import { DEMO_COUNTY } from './county.ts';
import type { Sheet } from './rows.ts';

type Handover = Row<'handover'>;
type Own = 'county_code' | 'id' | 'version' | 'recorded_at' | 'feature_no' | 'source_file_id' | 'source_row' | 'code';
type Told = Omit<Handover, Own>;

/** 问题线索移交: what the clerk's township and the county opened and handed on, one still without its receipt; nobody is named. */
export function addHandovers({ factory, rows }: Sheet): void {
	const village = (
		JSON.parse(rows.person_role.find(({ role }) => role === 'village')!.place_codes as never) as string[]
	)[0]!;
	const contract = rows.contract.find((each) => each.village_code === village && !each.household)!;
	const told: Told[] = [
		{
			...{ place_code: village, opened_level: 'township', subject_kind: 'contract', subject_number: contract.number },
			...{ lead: '合同价款没有入账，只有收条', body: '县纪委监委', handed_on: '2026-05-14' },
			...{ receipt_number: '禾纪收〔2026〕18号', receipt_on: '2026-05-18', note: '附收条复印件 3 页' }
		},
		{
			...{ place_code: village.slice(0, 9), opened_level: 'township', subject_kind: 'other', subject_number: null },
			...{ lead: '走访听到：机动地由村里的人低价转租', body: '县纪委监委', handed_on: '2026-09-02' },
			...{ receipt_number: null, receipt_on: null, note: null }
		},
		{
			...{ place_code: DEMO_COUNTY.code, opened_level: 'county', subject_kind: 'other', subject_number: null },
			...{ lead: '两份票据号码相同，金额不同', body: '县公安局', handed_on: '2026-10-20' },
			...{ receipt_number: '禾公（经）受〔2026〕7号', receipt_on: '2026-10-22', note: null }
		}
	];
	rows.handover.push(
		...told.map((each, at): Handover => ({
			...{ county_code: DEMO_COUNTY.code, id: factory.newId(), version: 1, recorded_at: factory.now },
			...{ source_file_id: null, source_row: null, feature_no: factory.next('handover') },
			...{ code: `YJ-2026-${String(at + 1).padStart(4, '0')}`, ...each }
		}))
	);
}
