import { hasProtected } from '#core/masks.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';

/** Who and what must not be told: names the county holds of the village, and whoever led and recorded its meeting. */
export interface Known {
	readonly names: readonly string[];
}

/**
 * Surnames of more than nine in ten people; a name nobody has on record is known by what stands round it. 王 of 王家沟 is a
 * place's: a ground behind, or 家 after the surname, is no person.
 */
const SURNAMES =
	'欧阳|上官|皇甫|令狐|诸葛|司马|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋甘景薄单包司柏宁柯阮桂闵柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫苟褚廉娄奚木穆党燕郎邸冀姬屠连郜晏栾郁蒙喻揭窦迟宇敖糜鄢冷卓花仇艾蓝巩井练仲乐虞卞封竺冼衣楚佟栗匡宗巫鞠桑荆谌银扬明沙伏岑习胥蔺]';
const GIVEN = '(?!家|姓)[\\p{Script=Han}]{1,2}?';
const BEFORE = '村民|户主|承包人|申请人|使用人|党员|低保户|困难户|脱贫户|监测户|租户|同志|代表|会计|组长';
const AFTER = '同志|先生|女士|本人|夫妇|之[妻子女夫]|(?:一家|全家)|等\\s*[\\d一二三四五六七八九十]+\\s*(?:户|人|名)';
const bySurroundings = [
	new RegExp(
		`(?:${BEFORE})[：:“"「\\s]*((?:${SURNAMES})${GIVEN})(?=$|[^\\p{Script=Han}]|[的因申等及与和拟发办领建盖补租承买卖])`,
		'u'
	),
	new RegExp(`(?:^|[^\\p{Script=Han}]|[为给由对向与和及将把])((?:${SURNAMES})${GIVEN})(?=${AFTER})`, 'u')
];

/** 地块代码, 宗地代码, 图斑号, 承包合同代码: long runs of digits, and a village's run with letters behind. */
const CODES = [
	/(?<![\dA-Za-z-])\d{13,}[A-Z]{0,2}\d*(?![\d])/,
	/\d{9,12}\s*(?:JC|JB|GB|WD|DK)\d*/i,
	/(?:地块|图斑|宗地)(?:编?号|代码|编码)?[：:\s]*[A-Za-z]*\d{2,}/
];

/**
 * Whether a text may be told to everybody: without the name of anybody the county knows in the village, of anybody who is
 * named as people are, without the code of a parcel or a contract, and without a number of a person. It is a guard against
 * slips: a name that nothing round it gives away and that is on no record passes.
 * @returns the text; refused with `public.name`, `public.code` or `public.number` and what was found
 */
export function nameless(text: string, { names }: Known): Outcome<string> {
	const plain = text.normalize('NFKC');
	if (hasProtected(plain)) return refused('public.number');
	for (const code of CODES) {
		const found = code.exec(plain);
		if (found) return refused('public.code', { got: found[0].slice(0, 30) });
	}
	const known = names.find((name) => [...name.trim()].length >= 2 && plain.includes(name.trim()));
	if (known !== undefined) return refused('public.name', { got: known.trim() });
	for (const pattern of bySurroundings) {
		const found = pattern.exec(plain);
		if (found) return refused('public.name', { got: found[1] });
	}
	return accepted(text);
}
