/** Choices of the register of contracts (domain.md §4.4), in the order lists and forms show them. */
export const contractStatuses = [
	'registered',
	'reviewed',
	'regular',
	'irregular',
	'rectifying',
	'rectified',
	'litigation',
	'escalated',
	'archived'
] as const;
export type ContractStatus = (typeof contractStatuses)[number];

export const contractKindNames = ['resource', 'asset', 'fund'] as const;
export type ContractKind = (typeof contractKindNames)[number];
export const contractForms = ['written', 'oral', 'receipt', 'unknown'] as const;
export type ContractForm = (typeof contractForms)[number];
/** 乡、村、组、户 */
export const contractLevels = ['township', 'village', 'group', 'household'] as const;
/** Land, 门面房, another asset, a management right (管理权). */
export const objectKinds = ['land', 'shop', 'asset', 'management'] as const;
export type ObjectKind = (typeof objectKinds)[number];
export const findSources = ['archive', 'visit', 'declared'] as const;
export const lesseeKinds = ['household', 'person', 'organisation'] as const;
/** 元/亩·年, 元/间·年, 元/年, paid once, in kind. */
export const rentUnits = ['mu_year', 'unit_year', 'year', 'once', 'in_kind'] as const;
export type RentUnit = (typeof rentUnits)[number];

/** What is done about a contract (整改): 补签 解除 重签 调价 追缴 收回 诉讼 维持. */
export const rectificationKinds = [
	'sign',
	'terminate',
	'resign',
	'reprice',
	'recover',
	'take_back',
	'litigate',
	'keep'
] as const;
export type RectificationKind = (typeof rectificationKinds)[number];

/** Statuses of a contract in which something was found irregular, whether or not it has been put right. */
export const everIrregular: readonly ContractStatus[] = [
	'irregular',
	'rectifying',
	'rectified',
	'litigation',
	'escalated'
];
