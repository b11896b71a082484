/** What marks a name as an organisation's, which is public and stays whole (企业信息公示暂行条例). */
const organisation =
	/公司|银行|信用社|财政所|合作社|联合社|农场|牧场|林场|企业|集团|厂$|村委|居委|村民委员会|村民小组|经济组织|学校|中心$|站$|庙|寺/u;

/** A person's name as lists, maps and exports may show it: the first character and two stars. Organisations stay whole. */
export function maskedName(name: string | null): string | null {
	const whole = name?.trim() ?? '';
	if (whole === '') return null;
	return organisation.test(whole) ? whole : `${[...whole][0]}**`;
}
