/** The figures of DESIGN §9 that territory, land and zones can show, as the command line prints them: 亩 as decimals. */
export interface DemoFigures {
	townships: number;
	villages: number;
	communities: number;
	grids_level_1: number;
	grids_level_2: number;
	grids_level_3: number;
	zones: number;
	project_areas: number;
	contracts: number;
	contracts_cleared: number;
	contracts_formerly_oral: number;
	reclaimed_mu: number;
	reclaimed_farmland_mu: number;
	reclaimed_construction_mu: number;
	household_parcels: number;
	/** Collective contracts without any parcel: 亩 and 四至 in words alone. */
	contracts_without_shape: number;
	/** 以图找地: patches to be decided, and those decided. */
	match_candidates: number;
	match_decided: number;
	/** 应缴, 已缴 and 减免 of land that was found, in fen: 2187 万元 came in. */
	charged_due_fen: number;
	collected_fen: number;
	waived_fen: number;
	/** 收归集体 offered openly: records of the ledger, jobs and yearly income gained by those that are let. */
	offerings: number;
	offerings_let: number;
	offered_jobs: number;
	offered_gain_fen: number;
}

export const DEMO_FIGURES: Readonly<DemoFigures> = {
	townships: 9,
	villages: 136,
	communities: 8,
	grids_level_1: 241,
	grids_level_2: 2886,
	grids_level_3: 1100,
	zones: 13,
	project_areas: 3,
	contracts: 1559,
	contracts_cleared: 1530,
	contracts_formerly_oral: 343,
	reclaimed_mu: 3350,
	reclaimed_farmland_mu: 2680,
	reclaimed_construction_mu: 670,
	household_parcels: 20_000,
	contracts_without_shape: 98,
	match_candidates: 208,
	match_decided: 36,
	charged_due_fen: 2_251_200_000,
	collected_fen: 2_187_000_000,
	waived_fen: 3_600_000,
	offerings: 24,
	offerings_let: 10,
	offered_jobs: 45,
	offered_gain_fen: 2_287_000
};
