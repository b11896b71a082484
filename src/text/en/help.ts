import type { help as zh } from '../zh/help.ts';

export const help: typeof zh = {
	title: 'Help',
	lead: 'The system lists leads and estimates; people check and decide.',
	sections: [
		{
			id: 'lead',
			title: 'How a lead comes about',
			paragraphs: [
				"First the contract is found: by contract number, else by parcel code, else by the lessee's code, else by the lessee's name within the village (which is said). A survey that fits none has no contract.",
				'Then areas are compared: measured mu (on the ellipsoid) less contracted mu. A difference beyond the tolerance is "over contracted area" or "short". The tolerance is that of the survey: by RTK or total station the larger of 0.05 mu and 1 % of the contract; digitised on imagery 0.2 mu and 3 %; walked with a phone 0.3 mu and the edge times the accuracy; not stated, as by RTK. The county sets it, and the value of the survey date holds; "Try a tolerance" shows beforehand which leads would come and go.',
				'Whether it can be compared is up to the mu of the contract. Under the field codes of NY/T 2539 (HTMJ, HTMJM, HTZMJ, HTZMJM) they are standard mu on the level; customary mu with a ratio are turned into standard mu first. Of mu whose basis is not stated, customary mu without a ratio, and areas along the slope a difference is an "area to confirm": ask, then measure. It is no suspicion and in no total.',
				'A walk with a phone and a survey of no stated method are leads only, no ground for money; the list marks their measured mu with △. An estimate at the reference price the county sets shows on the page of a finding alone, to those who may see it; it is not what is due, and in no total and no ledger.',
				"Then it is seen where the land lies. Every survey is divided once: inside its own contract, inside another's, beyond the village, on state-owned land, on uncontracted collective land. The pieces do not overlap and add up to the survey.",
				'Slivers below 1 m² or narrower than 0.25 m on average are counted, not listed. Household contracts are counted per village and never listed; state-owned land is never listed.'
			]
		},
		{
			id: 'accounts',
			title: 'Ledger figures and pieces on the ground',
			paragraphs: [
				"Over contracted area, short area, no contract, held after expiry and contracted twice compare papers. On another's contract, without contract and beyond the village are land on the map. Both may speak of the same land, so they stand side by side and are never added.",
				'Plots of one contract are held each against its own figure: over on one is never netted with short on another.'
			]
		},
		{
			id: 'area',
			title: 'Areas and coordinates',
			paragraphs: [
				"Coordinates are CGCS2000, on the plane in the county's 3-degree zone. Mu come from the ellipsoidal area: m² × 0.0015, rounded half up to two places. An area taken from Web Mercator would be some sixty per cent too large here; it is never used."
			]
		},
		{
			id: 'decide',
			title: 'Checking and deciding',
			paragraphs: [
				'A lead begins as "suspected". One that proves unfounded can be set aside with a reason, and taken back; it leaves the list and every sum, and the foot of the list says how many there are and opens them. Comparing again never touches what people decided, and on unchanged data it changes no lead at all.',
				'An import, taking one back, a change of a contract or a parcel and a decision have their neighbourhood compared anew by themselves, with exactly what a comparison of the whole county would give; the page of findings says how many changes are still being recomputed. After a change of settings the next comparison is of the whole county. Leads nobody has decided about go with the survey they came from.',
				'Select findings with Space; below the list they are noted, dismissed or taken back together. If one changed while you looked, none is touched. The history of a finding says who did what and when, with its number in the trail.',
				'A survey that only a name ties to a contract can be confirmed as the same person, or cut with a reason. The decision outlives new comparisons and imports: after a cut no name links the survey and it is compared as without contract; a contract number the survey itself states comes first.',
				'Findings close together are drawn round as a cluster; opened on the map or under Clusters it is one thing: the list holds its findings, all selected, and its sum counts the same land once. Filters can be kept under a name of your own and later replaced by the present one, and the address can be copied for others.',
				'“With pictures” makes a workbook with a plan a row (up to 1000), drawn on the server; leave and come back, it is kept for 7 days. A dossier puts everything known of a parcel or a finding, whose land people decided it is, its versions and its trail on A4, with a plan to scale.',
				'Every number with a dotted underline opens its proof: how it was reckoned, in which run, from which record of which file.'
			]
		},
		{
			id: 'home',
			title: 'Waiting and progress',
			paragraphs: [
				'The land work opens with what waits for you: cases whose step is your office’s, contracts to review or put right, what was handed up to you, overdue charges, waivers to grant, prohibited debts nobody has answered, leads to look into; the soonest due first, overdue marked ▲. A kind lists its first 200; the rest stands in its own list.',
				'Progress goes by county, township and village, seven measures with part and whole: contracts cleared, oral ones settled, irregular ones put right, new land signed for, charges paid, claims recovered, debts resolved; 0/0 is —. Villages sum to townships, townships to the county. Claims count what was recovered or paid in cash, debts what any method resolved, both of what stood at the base date. What is due holds no estimate.',
				'Totals in an imported table are held against the sum of their rows; what differs is listed and kept with the import, and nothing is changed for you. A total row is no record. Time limits, days of publicity, days off, the receipt’s name, the base date and targets are set by the service centre on each page, from a day on and by which document.'
			]
		},
		{
			id: 'projects',
			title: 'Projects',
			paragraphs: [
				'A project begins in its village. Four meetings and two notices are a record each: entitled, present, for, against, abstained. What came of a vote is counted by the rule of its day; nobody says that something passed. Each record has a photo with its time and place. Of party members two thirds are present and more than half of all agree; of villagers’ delegates two thirds are present and more than half of those agree. Disposal and letting of collective property go to the members’ (delegates’) assembly, distribution to the members, called ten days before, two thirds present, two thirds of all in favour. The county holds these against the law’s own text and may set them under Rules. The project can be handed in once the four meetings and the first notice are complete; it can be closed once the notice of the result has run its days.',
				'Then follow township, third-party appraisal, joint review, county decision, public notice, works, acceptance and closing; none can be skipped. Each stage says who takes it, which papers it needs, its working days and its days of notice. While a notice hangs, or something asked for is not answered, the next step stays shut. Sending back needs a reason; the project begins anew in its village, papers of those who review are filed anew, and former records stay. What is said against a decision while it hangs out can stop it. Once the village has resolved, who decides stays and neither sum can be raised.',
				'Nobody acts on two stages in a row. Whoever is from the village or related steps aside: by themselves on the project’s page, or by the home village in their own record.',
				'The service centre commissions an appraiser, who sees only the projects commissioned from them. A ground that forbids, or one item under its floor, fails the project whatever its total. The joint review is one table, a column a department; the village answers remarks point by point, and the leading department passes it on once all have signed in agreement.',
				'The county’s decision names the body, the meeting, the number of the minutes and the amount, which is never more than was asked for and the most that will be paid.',
				'List, board and map show the same projects under the same filters; the list can be downloaded and each project printed on one page.'
			]
		},
		{
			id: 'plans',
			title: 'Plans of industry zones',
			paragraphs: [
				'Under Industry zones → Plans any number of plans can be drawn, begun with the zones decided on, with another plan, or with nothing. A plan is a draft and leaves the zones decided on as they are; whoever sees the whole county may look, the service centre draws.',
				'Choose a zone at the left or on the map, then paint villages in or out: brush (four sizes), eraser, lasso, whole townships, by rule, by name, by a pasted list, where you say which of equal or near names is meant. With “Take from other zones” villages painted in leave the zones they were in; locked zones stay. Keys: V select, B brush, E eraser, L lasso, T township, 1–4 size of the brush, arrows move the map, Enter paints the village under the cross, Ctrl+Z undoes, Ctrl+Shift+Z redoes.',
				'The figures at the right move with the hand: area is the sum of the whole villages on the ellipsoid; contracts, new land, land beyond contracts, farmland and the three lines are summed by village, and a village in several zones counts once in totals. When the hand rests it is saved, and “Confirmed by the database” says that the database reckons the same.',
				'Beside whole villages polygons can be drawn: choose a zone, press “Draw polygon” and click corner by corner; village borders, parcels and drawn edges near by are snapped to, what is drawn already is kept clear of, and shared corners move together. Corners can be edited, also by their coordinates; holes cut, parts split and merged. Only what lies outside member villages adds to the area; farmland and control lines are confirmed by the database; households, people and contracts are those of member villages.',
				'Beside whole villages and polygons, governance grids can be taken in: press “Grids” (key G) and choose a level; the grids that can be taken in are outlined, brush and lasso take whole grids in, the eraser takes them out, and the panel adds one by its name. Where there are too many, zoom in first. Within a zone a grid that lies in a member village or in another member grid adds nothing and is left out; a village that is painted in makes its grids go. Area, farmland and control lines are of the grid’s own land; a contract counts where its largest parcel lies, land beyond contracts and new land where they lie, and what is not on the map nowhere; households, people and income are not counted by grids. Whether a zone with grids is contiguous is judged as well. A plan that is frozen keeps grids by code and version as it does villages; the village and township of a grid are asked for their opinion, and after publication a changed outline of a grid is told of in the same way.',
				'Every stroke is a step that tells who drew it and when; undoing is a step too, so that it goes on after a reload or on another computer. Without a network steps are kept on the device and sent later. Where two people draw on one plan, the later one sees both versions and takes mine, theirs, or a new plan; nothing is overwritten silently.',
				'“Comparison” says, against the zones decided on, which villages, how many mu and contracts each zone and the whole gained and lost. Project areas with a drawn outline count their whole villages in a plan, and say so.',
				'“Sheet” prints a plan on one A4 or A3: the map (legend, scale, north, kilometre lines, date, map review number), the table against the zones decided on or another plan, villages that come and go, how each zone stands by its layout’s rule, the reasons; what does not fit is named and stands in the exported comparison. “Look at both” shows two plans side by side, or one over the other under a line that is dragged; on a phone always the latter.',
				'“Comments” are pinned to a village, a zone or a point of the map: whoever sees the plan writes and answers, own words can be corrected (what stood before is kept), the service centre resolves and reopens. Without a network a comment is neither saved nor queued. Member villages also come in by an XLSX or CSV list: equal names and whatever does not agree are asked row by row.',
				'“Suggest…” proposes new zones of villages that are in none, or lets the zones there take such villages: several complete ways, each zone in one piece and within the bounds, by how much compact, alike (in what, you say) and balanced shall count, with its reasons and score; the same number gives the same. They are looked at on the map, taken whole or in part, and undone. The system proposes; people decide.',
				'“Course” sends a plan out for opinions: it is frozen and drawn on no more, and the villages it holds, lets go or has parts drawn on, their townships and chosen departments each say theirs, a line a point, which the service centre answers one by one. When all have answered, or the day has passed, and every point is answered, the leading group’s meeting is recorded, then what the county decided (meeting, number and date of the minutes), then its publication. From each stage it may be sent back with a reason; two stages in a row are two people’s. Once published the zones are as it says: those that go on keep their codes, new ones get new codes, the others are retired; a village outline that changes later is told with the 亩 that differ and changes nothing. A frozen version can be shared by a link: read only, until a day, revoked at once.'
			]
		},
		{
			id: 'old-map',
			title: 'Old maps, pieces, footprints',
			paragraphs: [
				'Plans → From an old map takes an old map of zones (GeoJSON, zipped Shapefile, GeoPackage, KML and others): each old zone lists the villages it reaches with the share of the village and of the zone; villages covered by enough come in whole, the share is moved and single villages are ticked; the mu in villages left out, in no village, and of villages beyond the old zone are told. Equal names are asked about. File and shares stay with the draft.',
				'What zones and plans have in common with the three lines is listed piece by piece with mu, the largest first, and a press looks at one; slivers are not listed but within the sums. Zones and plans leave as GeoJSON and GeoPackage in degrees of CGCS2000 and come back with the same areas.',
				'Test a footprint: choose a use, draw a piece of ground or press a parcel, and the table of a day gives a word and its document: orchard, pond, livestock shed and a greenhouse that breaks the plough layer do not conform on permanent basic farmland (自然资发〔2021〕166号), high-standard farmland is expected there, a building within the ecological line does not conform, the urban boundary is information; whatever the table does not name is to be asked of the natural resources office, and a line never imported is unknown. A planning extent only has its overlaps listed. The service centre changes table and layers under “Footprint rules”. It is a note of the system; the office decides.'
			]
		},
		{
			id: 'enterprises',
			title: 'Enterprises and the five factors',
			paragraphs: [
				'Industry zones → Enterprises is the register of leading enterprises, mines and cooperatives: credit codes are checked by their last character, a place is clicked on the map or typed; whom each buys from, sells to and is paired with (一企一村) has its days. The register and the table of links come back in as they were downloaded: the register first, then the links. Whoever sees its village sees all of it; of others that deal with your villages only name, kind, product and that link. The centre and townships enter it; what has closed is taken out with a reason and can be put back.',
				'Five factors is the survey of villages (村级五要素调查表): stated by the village, checked by the township, verified by the county, each with who, when and where from; every change is a version. Once verified a new survey is entered instead. What is not stated is missing, not nought. Fields and thresholds are set by the centre from a day on, on a document.',
				'An index is 0 to 100: of the villages that state a field, the part that has less, those that have as much counted half; a factor’s index is the mean over the fields stated, with how many those are. Below the threshold it is called lacking, with the threshold. It takes all villages to tell, so indices are for whoever sees the whole county.',
				'What counts is the survey that went furthest: one the county verified, else one the township checked, else one the village reported, of the same stage the latest. A newer one that has not come as far stands beside it, marked as not counting. “龙头企业或订单” comes from the register: as many enterprises as stand in the village, buy from it or are paired with it (一企一村) on the day of the survey that counts, with what was surveyed beside it; where the register knows none, what was surveyed holds; neither registered nor surveyed is missing, not nought.',
				'In a plan each zone says whether its layout holds, does not, or cannot be told yet, and why: a chain has a chosen anchor, and villages of the zone before and behind it; complementing villages each find what they lack at another, at the county median or above; a project area has a programme and a project (projects are not kept yet, so that half cannot be told). What is not recorded cannot be told yet; it is no failure.'
			]
		},
		{
			id: 'zone',
			title: 'The page of one zone',
			paragraphs: [
				'From the list of zones each has a page of its own: what its villages do (one of them leads), what flows between them (arcs from light to dark, a list beside), how its extent came about (a slider shows the extent and the villages of a former day against now), pictures of its progress. Who runs it, an alliance, a joint cooperative or a company, is entered with agreement and period; village by village money, land, assets and labour with what they are valued at, share and jobs; year by year returns. It is in force only when shares sum to 100 % and each year’s returns to what was distributed; a draft may lack anything. Every change keeps a version. The service centre keeps it; townships and villages see their own villages and may add pictures of them. Projects, money by source, ranking and village income are not built yet and show “—”.',
				'The wall’s board of zones: how many there are, villages in them (one in several zones counts once), land of member villages, collective contracts, people, enterprises; beside the map every zone with its villages and area, each opening its page; the map shows member villages.'
			]
		},
		{
			id: 'progress-layers',
			title: 'Clearing on the map and the wall',
			paragraphs: [
				'“Progress of clearing” on the map has five layers: contracts by status (green solid regular or put right, blue dashed in hand, broad ochre for somebody to look at), the share of irregular contracts by village, what is left of both ledgers by village (areas of circles by yuan, each ledger its own, for those who may see them), cases by step (a mark each, closed ones small), what was taken back by what became of it (waiting, on offer, let, no bidder; without a shape it stands in its village). Tiles hold codes and figures, nobody’s name.',
				'“Time” goes by change or by month: parcels, contracts, surveys, leads, contracts’ status and irregular shares are as the system had them recorded; cases by when their steps were entered, ledgers by recorded openings and when each movement was entered. Borders, clusters, the shape a case stands on and the record at the right are of today; what was entered late for an earlier date shows from the day it was entered.',
				'The wall’s board has six numbers: new land, cleared, put right, paid, claims recovered, debts resolved, each of how much, each with its list. No estimate, nothing handed over and nobody’s name is on it.'
			]
		},
		{
			id: 'cases',
			title: 'Cases',
			paragraphs: [
				'Open a case on a finding’s or a cluster’s panel; its findings are in the case by the same step. Several of one user in one village are one case; a cluster is one case for each village’s visit. Household land (method 110, families’ own land) is no case; where a contract becomes a household’s later, the case can only be ended as not so.',
				'A case is sent out, measured, published, negotiated, resolved; then supplemented, signed anew, returned to the collective, turned to shares, sent to legal review, or not so; and closed. Nothing is skipped; every way back or up gives its reason; nobody takes the steps of two offices running. The township sends out and concludes, the village measures, publishes, negotiates and resolves, the county sees, closes, and takes what is handed up to it. Every step has working days, which the county sets; what is late has a ▲.',
				'It hangs 7 days at least; objections are answered first, and measured anew once where somebody asks, and then published anew. The resolution names who was there, the votes, price and period; past years need a line of their own and a lawyer’s opinion. Evidence sheets print on A4, a page a case, for a whole village too.'
			]
		},
		{
			id: 'charges',
			title: 'Charges for new land',
			paragraphs: [
				'Before anything is due there is only an estimate, for those of township and county who may see it, on the pages of findings and cases; it is in no list, on no wall and in no export.',
				'An amount is due by four papers: a measurement fit for money (RTK, total station, or tape both sides signed; never a phone’s walk), a publicity that is over with every objection answered, a resolution that names price and period, and a contract or supplement the user signed. Years run from the signing, a line a year: mu × yuan a mu and year, in whole fen, a part of a year by its days. A charge is a price between equals, not a fee.',
				'It may be paid in parts; each payment has the number of its receipt, and what is above the open amount, a number used before or a wrong day is refused. Gaps and repeats of numbers are listed beside the ledger. A waiver rests on a resolution: the township asks, another person of its agency grants. The payment notice says that it is no receipt; the receipt’s name is the county’s setting, the one that is shipped is not verified. The ledger adds up by village, township and county to the same sums, and exports to Excel and CSV.'
			]
		},
		{
			id: 'reclaimed',
			title: 'Open offering',
			paragraphs: [
				'Land, shops, other assets and management rights that were taken back stand here. A case that concludes with “taken back” makes a record by itself and puts its land on the map; shops and rights need no shape. Each record says how many jobs and how much yearly income came of it.',
				'The steps: reserve price, the village’s resolution, the township’s approval, members told of their priority and their answer, the listing on the county’s trading platform, an award or no bidder, the new contract. None is left out; a way back and a listing without a bidder say why, and no two steps in a row are one person’s: the resolution may be recorded by the supervisors. Without a bidder it may be listed again under a new number, or the township sends it back for a new price.',
				'The price is set by what contracts of the same kind in the village pay, or in the township where the village has fewer than three; the contracts used, their median and range are kept with it. A price below all of them, or without any, says what it rests on. An approval before the resolution, a result before the listing closed, a price under the reserve and an address that is no https are refused, and nothing typed is lost. Bids are made on the county’s platform; none is taken here.',
				'The ledger goes out, and comes in by its template from the import page: each line goes as far as it is filled in, and no earlier step may be empty; of a record that is here already only name, jobs, income and note are put right. Of a person who won only the surname is shown.'
			]
		},
		{
			id: 'meetings',
			title: 'Village meetings',
			paragraphs: [
				'Every village has one meeting day a month, on one of the county’s days (the service centre sets the rules, from which day and on which document’s word). January’s has the yearly budget on its agenda. Months without a meeting are marked ▲ and the township can remind of them. Villages enter, townships and the county look.',
				'A matter is raised, put on an agenda, and after the meeting attendance and votes are entered. Due and present are given for the two committees, party members, delegates, and the collective’s members; the heads of the supervisory committee and of the village office sit in without a vote. What passed follows from the counts by the county’s quorum: two thirds of the delegates there and more than half of those; two thirds of the party members there and more than half of all; two thirds of the members there and two thirds of those. With too few there a vote is void, and the matter can come again.',
				'A matter on the county’s list (a single expense above the limit, homestead land, infrastructure, disposal of assets, aid; always the yearly budget) cannot be marked executed without a resolution that passed, nor cost more than it says. What was entered wrongly is put right with a reason; both versions stay and nothing is deleted.',
				'Each resolution and result gives a public text and one long picture for the grid’s group and the notice board, and is kept for the public page. Names, ID and phone numbers, codes of parcels and contracts are refused in it: write “one household”.'
			]
		},
		{
			id: 'handovers',
			title: 'Leads handed over',
			paragraphs: [
				'A restricted ledger: which lead, in which record, handed to whom, when, and by which receipt. A township or the service centre enters it, discipline inspection may look; the village concerned, leaders, other departments and the wall see nothing of it and nothing counts it. A township sees what it entered itself, what the county entered stays with the county.',
				'Every look and every export asks for a reason first; the trail keeps it with the number of lines. What is entered stands in no record’s history and is nobody’s news. Write of nobody whom the matter does not concern.'
			]
		},
		{
			id: 'match',
			title: 'Matching land',
			paragraphs: [
				'A village holds registered parcels, construction land and a ledger of contracts, most of which have an area and their boundaries in words and no shape. Candidates are the parcels in use, construction land in business use and surveys tied to nothing, less what is decided and what contracts’ shapes hold. Every patch is in exactly one state; those that need no decision are counted by reason and can be listed.',
				'Start from the land to find its contract, or from a contract to find its land. The system proposes, by points and with reasons: a similar area, a neighbour the contract names, a neighbour’s paper that names the lessee, the same field name, a user who is the lessee, the same village. People decide: match, not this, no contract, household land, not in scope, collective and unused; the last four need a reason. Every step keeps the former state and is in the trail, and can be undone one after the other; importing or comparing again changes no decision.',
				'A matched parcel belongs to its contract, and the comparison goes by it. A contract shows its land less its contracted area; where nobody says what its mu count, no difference is reckoned.',
				'Of construction land only collective business use is asked about, by codes of the land survey: 05H1, 0508, 0601, 0602. Homesteads 0702, public facilities and roads are left out and counted by code; the county sets the list, from a day on.',
				'All of it goes by keys: J, K move, A matches the first proposal and goes on, 1–9 pick one, X not this, N no contract, H household land, O not in scope, E collective and unused, B note, W user, U undo, M map, V the other way round, [ ] another village, F find, ? all keys.'
			]
		},
		{
			id: 'debts',
			title: 'Receivables and debts',
			paragraphs: [
				'What others owe the collective and what it owes are two ledgers, never netted. What arose before the base date has its balance of that day; what arose later begins with its own movement. The base date and the targets by size are the county’s settings.',
				'There are six methods: offset, reclassifying, writing off, negotiated relief, settling from income (debts) and recovery by law (receivables), beside cash and turning a claim into shares. Every movement has its voucher; relief, write-offs, reclassifying, offsets and shares have the day of their resolution, shares a valuation too. An offset stays within one village and takes the same amount from both ledgers.',
				'Lines are added, never changed: a mistake is taken back with its reason, and both lines stay. A movement entered late must leave nothing below nought on any later day. Start + new − each method = end in the village, its township and the county; a difference is shown, never put right by itself.',
				'New debt under one of the six prohibitions is recorded as it is and shown to the township at once, which says what it does about it. Of people only the first character of the name is shown.',
				'A whole ledger can be imported: entries that are there by their number, each method as the sum since the base date; only what is more than before is recorded. A line with less than what is recorded, or one that does not add up, is refused with the reason. Offsets and claims turned into shares are entered one by one.'
			]
		},
		{
			id: 'contracts',
			title: 'Contracts',
			paragraphs: [
				'Villages enter, townships review, the county keeps sight. A contract may be for land, a shop, another asset or a management right; one without a shape, with its mu and four sides, is complete. Household contracts (method 110, numbers ending in J) are counted only: they are neither entered, nor listed, nor in any queue.',
				'Rules look for irregularities in what is registered: term, price, procedure, approval, areas, sides, letting on, arrears, land let twice, land held after its end, each with its figures and what it rests on (an article of law or a county document). What a rule finds is suspected: a person confirms it, or says with a note that it is not so. A decision holds until the facts it rests on change. What no rule can see is added by a person.',
				'A contract goes step by step: registered, reviewed, regular or irregular, being put right, put right, archived; to court or handed up where it must. A way back says why, and whether it is put right another person says. A village hands up to its township, the township to the county, each with its working days and a team; an answer needs a lawyer’s opinion.',
				'Ledgers go out by their county names and come in under Import, by their templates or as they went out, with rejected rows marked in a copy. That of rectifications enters what was done, while the contract’s status goes on at its page; that of hand-ups is the county’s to bring in: open ones hand their contracts up, answered ones are kept with the lawyer’s opinion; in what goes out names are masked, so that it changes no name when it comes in again. Every share shows its fraction, villages sum to townships and townships to the county.',
				'Interests of cadres, Party members and relatives are restricted: seen by those entitled alone, each look in the trail, in no list, export or wall. The team book keeps groups, whose contracts they go to, and a meeting every second day; missed days stand out.'
			]
		},
		{
			id: 'imagery',
			title: 'Imagery and layers',
			paragraphs: [
				'Imagery is listed by the day it was taken, at the end of the legend, each set with its source. Tiles are PNG, JPEG or WebP (MBTiles, PMTiles, a folder or a zip of one), each looked at as it comes in. Whoever adds a set declares its system: GCJ-02 is set right as it is drawn. It is taken in on the page “Manage imagery”, or by the command line: mutu imagery add FILE --date DAY --source SOURCE. An upload is looked at in the background; the page may be left, the work stopped. What is taken off the map can be put back; what is removed, after a question, is gone.',
				'“Order, opacity” lists what is shown from the top down, each layer with its strength, remembered on this machine and carried by a shared link. “Swipe” holds two dates or two layers side by side; drag the line, or move it with the left and right arrows. The demo county’s two pictures are drawn by a program.',
				'Where single parcels are too small to be seen (below some 1:50 000), a village’s parcels are drawn as one shape, to show where they lie; mu are still reckoned parcel by parcel. When parcels change, that village is drawn anew by itself soon after.'
			]
		},
		{
			id: 'stewardship',
			title: 'Stewardship',
			paragraphs: [
				'The leading group with its two heads and six work teams, documents, pairs, experts and students in villages, stations and visits are entered once, under Stewardship, and used elsewhere: the panels of townships, villages, grids, zones and project areas on the map, and the page of zones, say who answers.',
				'The first and the last day both count. When somebody takes over, end the former and add the next; only what was entered by mistake is removed. Every step keeps the former version and stands in the trail, and what was just added, changed or ended can be undone. A leading group has two heads at most on any day; the days of one leader’s pairs with one subject do not overlap.',
				'The ledgers of pairs (包联台账) and of experts and students (人才台账) have templates; filled in they come in through Data import. A row that is not taken is named with its field, what was expected and what came, and a file is taken whole or not at all. Each list is narrowed by words, kind, township and state, exported as CSV and Excel, and printed.',
				'When a tolerance or a reference price is set, its source may be one of the documents in force that day. Telephones and identity numbers are not kept here.'
			]
		},
		{
			id: 'people',
			title: 'People',
			paragraphs: [
				'Under People the administrator invites somebody: name, organisation, post, a role and its places (county, townships or villages). That gives a one-time link to hand over; they set the user name and password themselves. It is shown once and good for 72 hours. The service centre, the organisation department and county leaders see the list and change nothing.',
				'When what somebody is changes, or an account is disabled, every device of theirs is signed out at once. For a lost password or phone there is a reset link. The last administrator who can sign in stays, nobody disables themselves, and who keeps accounts does not audit. Mobile numbers are kept encrypted; lists and exports have their first three and last four digits. Every step and every export stands in the trail.'
			]
		},
		{
			id: 'import',
			title: 'Bringing files in',
			paragraphs: [
				'Shapefile (in one zip), GeoJSON, GeoPackage, KML/KMZ, DXF, Excel (.xlsx) and CSV. Columns are known by the names of NY/T 2539 and by plain Chinese headers; others can be matched by hand, and next month’s file with the same columns is read the same way. Excel tables may have titles, units and two rows of headers above; totals and signatures are no records, and each total is held against the sum of its rows, shown and never put right.',
				'Before anything is stored you see how the file was read: format, layer, encoding, coordinate system, which column is what, and where it lies in the county. Where several coordinate systems fit, they are drawn and you choose. GCJ-02 and BD-09 can be chosen and are never guessed; what came through them stays marked. Xian 80 and Beijing 54 need the county’s own parameters.',
				'Rejected rows have a reason each. "To check" lists what is doubtful and stops nothing: an area unlike its shape, land outside its village, shapes on each other with their mu, codes that do not fit together. The result downloads as a workbook with both marked, to send back to whoever made the file; it stays with the accepted file.',
				'Shapes are mended and it is said how: repeated points under 1 mm, spikes, slivers and empty parts go, self-crossing is resolved, curves become straight pieces, heights are dropped. A shape that is nothing but a sliver stays, for it may be somebody’s land.',
				'A file is taken whole or not at all, or only its good records if you choose so. You may leave while it is read or stored and come back, or stop it: then nothing is taken. For some days (7 unless the county sets another number) an import can be taken back, as long as nothing was built on it and nobody changed its rows.',
				'A file that lands outside the county stops and says where it lands. The same file again changes nothing; a changed record keeps its former version.'
			]
		},
		{
			id: 'map-tools',
			title: 'What can be done on the map',
			paragraphs: [
				'Measure: click out a length or an area; mu come from the ellipsoidal area, reckoned as registered areas are. It is for looking only, is not stored and is nobody\u2019s area. Points can be dragged, the middle of an edge adds one, each step can be undone.',
				'Where several shapes overlap, a click lists what each is, its code and mu; a digit or the arrows choose. Places keep position, scale and layers, in this browser only.',
				'Select: draw a rectangle or a polygon, or say what is known (where, code, mu, status, land use); the server looks among the stored shapes themselves and lists them, for CSV and Excel. An area has 100 corners at most, the table the first 2000 rows, a file 50000; sums are always of all, kinds are not added up. The address is the selection and can be passed on.',
				'Print: A4 or A3 at any scale from 1:500 to 1:50000, corrected for the ellipsoid, so that millimetres times the scale are lengths on the ground; print at actual size. The legend lists what is drawn.',
				'Time: parcels, contracts, surveys and findings as the system had them recorded at the end of a former day; the map says throughout that it is not now. Borders, zones, red lines and the records at the right are of now. Coordinates and the kilometres of the frame are shown to those who may read them; others see the village.'
			]
		},
		{
			id: 'trail',
			title: 'Trail',
			paragraphs: [
				'The trail (/admin/audit) keeps every change, export, download and attempt without permission: who, in which role, from where, what, from what to what, and why. It is narrowed by days, person, role, action, record, place, result and words; “Follow its life” shows all that happened to one record.',
				'Each entry carries the fingerprint of the one before: a word altered, an entry missing or moved no longer fits. “Verify all” walks every entry, holds them against the heads that were sent out, and names the first that does not hold. Heads go out once a day and can be printed on a bulletin: mutu audit head.',
				'ID numbers, phones and card numbers in imported files are masked as they are read; an ID number in the place of a lessee’s code becomes a pseudonym that still tells one person from another, and the number itself is kept nowhere.'
			]
		},
		{
			id: 'keys',
			title: 'Keyboard',
			paragraphs: [
				'Lists: ↑↓ move, Space takes, Enter opens, M finds on the map. Map (click it or Tab to it): arrows move, + − zoom, Enter picks the middle; D measures, B opens places, T time, X selects, P prints, Esc closes. While drawing Enter sets a point at the middle, Backspace undoes, Space finishes; on a point the arrows move it (Shift: 10 px), Delete removes it. Anywhere: / searches.'
			]
		}
	],
	contents: 'Contents'
};
