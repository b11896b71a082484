import type { tolerance as zh } from '../zh/tolerance.ts';

export const tolerance: typeof zh = {
	open: 'Try a tolerance',
	title: 'Try a tolerance',
	back: 'Back to list',
	how: 'What another tolerance would do',
	howNote: 'a trial only, nothing is changed',
	method: 'Survey',
	absolute: 'At least',
	share: 'Of the contract',
	accuracy: 'Accuracy',
	absoluteSlider: 'At least, mu, slider',
	secondSlider: 'The second figure, slider',
	from: 'For surveys from this day on',
	present: (words) => `Now: ${words}`,
	sayShare: (absolute, share) => `the larger of ${absolute} mu and ${share} % of the contract`,
	sayWalk: (absolute, metres) => `the larger of ${absolute} mu and the edge × ${metres} m`,
	unfit: 'Such a survey is a lead only, no ground for money.',
	reset: 'Back to the present one',
	result: 'Result',
	resultNote: (run, touched, lines) => `by run ${run}; ${touched} of ${lines} ledger lines were surveyed so`,
	kind: 'Kind',
	now: 'Now no.',
	then: 'Then no.',
	nowMu: 'Now mu',
	thenMu: 'Then mu',
	byVillage: 'Villages that change (over area)',
	village: 'Village',
	moves: 'Moves',
	moved: 'What would come and go',
	movedNote: (comes, goes) => `${comes} come, ${goes} go`,
	comes: 'comes',
	goes: 'goes',
	unmoved: 'Nothing moves.',
	over: 'Difference mu',
	allowed: 'Tolerance now → then',
	more: (count) => `${count} more in the file to download`,
	export: 'Download',
	noRun: 'Not compared yet, so there is nothing to try on. Compare first.',
	set: {
		title: 'Set it',
		note: 'kept on record; takes effect on comparing again',
		source: 'On whose word',
		sourceHint: 'which paper, which meeting; documents in force are offered',
		button: 'Set this tolerance',
		done: (day) => `Set for surveys from ${day} on. Compare again and the list follows it.`
	},
	price: {
		title: 'Reference price of estimates',
		note: 'for estimates only, not what is due',
		category: 'Land',
		categories: {
			cropland: 'Cropland',
			orchard: 'Orchard',
			forest: 'Forest',
			grassland: 'Grassland',
			construction: 'Construction land'
		},
		yuan: 'yuan per mu and year',
		button: 'Set this price',
		done: (day) => `Set: surveys from ${day} on are estimated at this price.`
	},
	sheet: {
		name: 'tolerance-trial',
		heads: [
			'moves',
			'kind',
			'no',
			'township',
			'village',
			'village_code',
			'contract',
			'occupations',
			'contract_mu',
			'measured_mu',
			'difference_mu',
			'tolerance_now_mu',
			'tolerance_then_mu'
		]
	},
	reasons: {
		'settings.day': 'Please give a day such as 2026-01-01.',
		'settings.value': 'This figure is out of its bounds.',
		'settings.unknown': 'There is no such setting.',
		'settings.source_needed': 'Please say on whose word, in 2 to 200 characters.',
		'permission.missing': 'You may not change settings.'
	}
};
