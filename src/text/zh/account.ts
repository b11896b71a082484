type Detail = Record<string, unknown>;

/** Signing in, being refused, links that are over, second factors: said as a helpful clerk would. */
export const account = {
	title: '登录',
	lead: '用管理员给您的账号登录。没有账号，请找县农村集体经济发展服务中心的系统管理员。',
	name: '用户名或手机号',
	password: '密码',
	show: '显示密码',
	enter: '登录',
	entering: '正在登录',
	forgot: '忘了密码或换了手机？请系统管理员给您一个重设链接，旧密码随即作废。',
	notSetUp: '这里还没有账号',
	notSetUpHow:
		'请在装有本系统的机器上看启动时打印的一次性链接，或运行 npm run -s mutu -- init --link，用它设立第一个系统管理员。',
	signedOut: '已退出登录。',
	nextNote: '登录后回到您刚才要看的页面。',
	toProvider: (name: string) => `前往${name}`,
	byProvider: (name: string) => `用${name}登录`,
	demo: {
		title: '演示身份',
		note: '演示县的虚构人员，一点即入，只在本机有效。正式数据没有这一栏。'
	},
	code: {
		title: '第二重验证',
		lead: '请打开手机上的验证器，输入它显示的六位数字。',
		field: '六位验证码',
		recovery: '恢复码',
		recoveryLead: '请输入设置时记下的一个恢复码；每个只能用一次。',
		useRecovery: '手机不在身边，用恢复码',
		useCode: '用验证器的数字',
		enter: '确认'
	},
	join: {
		titles: { first: '设立第一个系统管理员', invite: '开通账号', reset: '重设密码' },
		lead: {
			first: '系统管理员只管账号和设置，看不到土地和资金。',
			invite: '给自己定一个用户名和密码。这个链接只能用一次。',
			reset: '定一个新密码。旧密码和已登录的设备随即作废。'
		},
		personName: '您的姓名',
		userName: '用户名',
		userNameHint: '2 至 32 个字，可用汉字、字母、数字和 . _ -，不分大小写',
		password: '密码',
		passwordHint: {
			asvs: '至少 8 个字符，建议 15 个以上，可以是几个词连成的一句话',
			djbh3: '至少 8 个字符，大写、小写、数字、符号至少三种；每 90 天换一次'
		},
		again: '再输一遍密码',
		comma: '，',
		done: { first: '设立并登录', invite: '开通并登录', reset: '重设密码' },
		over: { unknown: '这个链接打不开', used: '这个链接已经用过了', expired: '这个链接过期了' },
		overHow: '一次性链接 72 小时内有效，只能用一次。请系统管理员再给您一个。',
		toSignIn: '去登录'
	},
	device: {
		title: (purpose: string) => `把这台设备设为${purpose}`,
		lead: (name: string, minutes: string) =>
			`名称是“${name}”。按下面的按钮启用；这个链接只能用一次，${minutes} 分钟内有效。`,
		warn: '只在要当作大屏或评分手机的设备上启用。如果这是您自己的手机或电脑，请关掉这一页。',
		takeUp: '在这台设备上启用',
		over: {
			unknown: '这个设备链接打不开',
			used: '这个设备链接已经用过了',
			expired: '这个设备链接过期了',
			revoked: '这台设备已被收回'
		},
		overHow:
			'设备链接生成后 30 分钟内有效，只能用一次。地址若是手工输入的，请核对有没有输错；否则请系统管理员再给一个。',
		here: (purpose: string) => `这台设备是${purpose}`,
		name: '名称',
		until: '有效至',
		waiting: '评分开始后，评分页会在这里打开。现在什么也不用做。',
		toWall: '打开指挥大屏',
		shutOut: '这台设备的授权已收回或到期，不再显示内容。请系统管理员在“大屏与设备”里再给一个链接。'
	},
	refused: {
		title: '您的职责看不到这里',
		deviceTitle: '这台设备看不到这里',
		device: (purpose: string) => `这台设备只用作${purpose}，打不开别的页面。`,
		how: (role: string) => `您现在的身份是“${role}”。如果工作需要，请系统管理员调整您的职责或范围。`,
		home: '回到我的首页',
		other: '换一个身份',
		out: '退出登录'
	},
	role: {
		title: '以哪个身份办事',
		current: '当前身份',
		change: '换成这个身份',
		whole: '全县',
		until: (day: string) => `至 ${day}`
	},
	factor: {
		title: '第二重验证',
		lead: '登录时除密码外，再输入手机验证器上的六位数字。验证器可用任何支持 TOTP 的软件，不需要网络。',
		asked: '您的职责能改动人员和权限，必须先设置第二重验证。',
		has: '已设置。换手机前请先用恢复码登录，或请系统管理员重设。',
		file: '导出人员资料要先设置第二重验证。设好以后就能接着导出。',
		goOn: '接着导出刚才的文件',
		setUp: '设置第二重验证',
		begin: '开始设置',
		scan: '用验证器扫这个图：',
		picture: '验证器用的二维码',
		typed: '扫不了就手工输入：',
		keep: '把这些恢复码抄下来，放在稳妥的地方。手机丢了，每个可以代替一次验证码。离开本页后不再显示。',
		first: '验证器现在显示的六位数字',
		prove: '确认并启用',
		end: '取消第二重验证'
	},
	self: {
		renew: '按口令规定，密码每 90 天要换一次。换好以后就能继续办事。',
		preferences: '语言与字号',
		language: '界面语言',
		textSize: '字号',
		sizes: { normal: '标准', large: '大', largest: '特大' },
		save: '保存',
		saved: {
			preferences: '已保存。',
			password: '密码已更换，其他地方的登录已退出。',
			on: '第二重验证已启用。下次登录起，除密码外还要输入验证器的数字。',
			factor: '已取消第二重验证。'
		},
		security: '密码与第二重验证',
		demo: '演示身份没有密码，也不设第二重验证，只能在本机一点即入。',
		password: '更换密码',
		currentPassword: '现在的密码',
		nextPassword: '新密码',
		changePassword: '更换密码',
		sessions: '已登录的地方',
		since: (moment: string) => `${moment} 登录`,
		seen: (moment: string) => `最近 ${moment}`,
		here: '就是这里',
		endSession: '退出它'
	},
	reasons: {
		'password.wrong': '现在的密码不对。',
		'session.unknown': '这个登录已经退出了。',
		'session.stale': '登录已久，请退出后重新登录再改。',
		'account.refused': '这次没有改成，请再试一次。',
		'second_factor.asked': '您的职责必须有第二重验证，不能取消。',
		'person.preferences': '请从列表里选语言和字号。',
		'sign_in.wrong': '用户名或密码不对。请核对大小写和输入法；连续错 5 次要等一会儿再试。',
		'sign_in.wait': ({ seconds }: Detail) =>
			Number(seconds) < 90
				? `试得太多了，请等 ${seconds} 秒再试。`
				: `试得太多了，请等 ${Math.ceil(Number(seconds) / 60)} 分钟再试。`,
		'sign_in.code': '验证码不对，或者已经过了 30 秒。请输入验证器现在显示的数字。',
		'sign_in.code_used': '这个验证码已经用过了。请等验证器换成下一个数字再输入。',
		'sign_in.again': '这次登录等得太久或试得太多，请从用户名和密码重新开始。',
		'sign_in.disabled': '这个账号已停用。如有疑问请找系统管理员。',
		'sign_in.no_role': '您的账号还没有职责，或者职责已到期。请系统管理员为您指定。',
		'sign_in.other_county': '这个账号属于另一个县。',
		'outside.off': '这里没有接统一认证，请用用户名和密码登录。',
		'outside.unreachable': '统一认证现在连不上，请稍后再试，或用用户名和密码登录。',
		'outside.failed': '统一认证没有完成，请再试一次，或用用户名和密码登录。',
		'outside.denied': '您在统一认证那边取消了登录。',
		'outside.unknown': '统一认证认得您，但这里还没有登记您的统一认证账号。请系统管理员在“人员与权限”里填上。',
		'outside.no_claim': '统一认证没有说明您是谁，请系统管理员检查 OIDC_CLAIM 设置。',
		'outside.second_factor': '您的职责或账号要求第二重验证，请用用户名、密码和验证码登录。',
		'sign_in.empty': '请输入用户名和密码。',
		'link.unknown': '这个链接打不开，可能抄漏了几个字符。',
		'link.used': '这个链接已经用过了。',
		'link.expired': '这个链接过期了。',
		'person.name': '请填写您的姓名。',
		'person.present': '已经有人能登录了，不再需要这个链接。',
		'user_name.length': '用户名要 2 至 32 个字。',
		'user_name.signs': '用户名只能用汉字、字母、数字和 . _ -，首尾不能是符号。',
		'user_name.taken': '这个用户名已有人用，请换一个。',
		'password.length': ({ expected }: Detail) => `密码要 ${(expected as number[]).join(' 至 ')} 个字符。`,
		'password.classes': ({ expected }: Detail) => `大写、小写、数字、符号，密码里至少要有 ${expected} 种。`,
		'password.known': '这个密码太常见，别人会先试它。请换一个。',
		'password.own_word': '密码里不要有用户名或系统的名字。',
		'password.differ': '两遍密码不一样。',
		'demo.not_offered': '这里不提供演示身份。',
		'demo.unknown_person': '没有这个演示身份。',
		'role.not_yours': '这个身份不是您的，或者已到期。',
		'request.too_many': ({ seconds }: Detail) => `请求太频繁，请等 ${seconds} 秒。`
	}
};
