import type { land as zh } from '../zh/land.ts';

export const land: typeof zh = {
	title: 'Land clearing',
	tabs: {
		home: 'Waiting, progress',
		contracts: 'Contracts',
		findings: 'Suspected findings',
		match: 'Match land',
		cases: 'Cases',
		debts: 'Debts',
		charges: 'Charges',
		reclaimed: 'Open offering',
		meetings: 'Meetings',
		import: 'Import'
	},
	analyse: {
		again: 'Compare again',
		running: 'Comparing…',
		same: 'the same as before, nothing changed',
		moved: (added, changed, gone) => `${added} new, ${changed} changed, ${gone} no longer there`,
		failed: (reason) => `the comparison did not finish; no lead was changed${reason ? ` (${reason})` : ''}`
	},
	changes: {
		due: (count) => `${count} ${count === '1' ? 'change' : 'changes'} being recomputed`,
		failed: (count) => `${count} ${count === '1' ? 'change' : 'changes'} could not be recomputed: please compare again`
	},
	kinds: {
		over_area: 'Over contracted area',
		on_other_contract: "On another's contract",
		on_uncontracted: 'Uncontracted land',
		beyond_village: 'Beyond the village',
		no_contract: 'No contract',
		expired_held: 'Expired, still held',
		double_contracted: 'Contracted twice',
		short_area: 'Short area',
		area_request: 'Area to confirm'
	},
	sliver: 'Slivers (not listed)',
	statuses: { suspected: 'Suspected', in_case: 'Case opened', dismissed: 'Dismissed', gone: 'No longer there' },
	toConfirm: 'To confirm',
	forms: { written: 'written', oral: 'oral', receipt: 'receipt', unknown: 'form unknown' },
	methods: { rtk: 'RTK survey', uav: 'drone survey', walk: 'walked with a handheld' },
	surveyMethods: {
		instrument: 'RTK / total station',
		imagery: 'Digitised on imagery',
		walk: 'Walked with a phone',
		unknown: 'Not stated'
	},
	linkedBy: {
		person: 'confirmed by a person',
		contract_number: 'linked by contract number',
		parcel_code: 'linked by parcel code',
		lessee_code: 'linked by lessee code',
		confirmed: 'by name, confirmed by a person',
		lessee_name: 'linked by name (the only one in the village)'
	},
	layers: {
		parcel: 'Registered parcels',
		construction_land: 'Construction land',
		contract_shape: 'Contracts',
		occupation: 'Surveyed use',
		finding: 'Suspected findings',
		cluster: 'Clusters of findings',
		reclaimed: 'Land taken back by the collective'
	},
	finding: 'Finding',
	contract: 'Contract',
	township: 'Township',
	village: 'Village',
	holder: 'User',
	lessee: 'Lessee',
	measured: 'Measured',
	contracted: 'Contracted'
};
