/**
 * What people choose most, put together by ourselves: words, sentences and rows of keys that stand at the head of every published count of leaked
 * passwords, and their Vietnamese kin. Folded, without spaces; digits and repetitions around them are dropped by `isGuessable`.
 */
export const COMMON =
  `password passw passwd pass pwd secret changeme changeit default master login guest user test tester testing root super superman superuser batman
spiderman pokemon starwars football baseball basketball soccer hockey liverpool chelsea arsenal barcelona manchester realmadrid ronaldo messi dragon
monkey tiger lion eagle horse kitten puppy sunshine princess flower butterfly chocolate cookie banana orange summer winter spring autumn january
february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday iloveyou ilove
loveyou lovely forever friend friends freedom hello helloworld goodbye whatever trustno trustnoone michael jordan jennifer jessica ashley daniel
andrew charlie thomas robert william qwerty qwertyuiop asdfgh asdf zxcvbn zxcv qazwsx qaz wsx edc rfv azerty abcdef abcd abc computer internet
samsung iphone android google facebook zalo tiktok youtube microsoft windows correcthorsebatterystaple correct battery staple letmeinplease opensesame
matkhau matkhaumoi doimatkhau khongcomatkhau khongcopass khongbiet khongnho quenmatkhau quenroi anhyeuem emyeuanh yeuem yeuanh yeuemnhieu anhnhoem
emnhoanh yeunhau mainhoem conyeume conyeubo conyeubome bomeyeu giadinh giadinhtoi hanhphuc mayman thanhcong binhan tinhyeu toiyeuvietnam
yeuvietnam vietnamvodich vietnam hanoi thudohanoi saigon hochiminh bachoho bacho hoangsa truongsa danang haiphong cantho sonla halong badon
thainguyen quangninh quangbinh ubnd ubndtinh ubndphuong congan congdan chinhquyen phuong thitran nguyen nguyenvan nguyenthi tran tranvan tranthi
levan lethi phamvan phamthi hoangvan hoangthi emdep deptrai xinhgai cobe concho conmeo conheo convit congai contrai hocsinh sinhvien giaovien
bongda bongdavietnam khongai chao chaoban xinchao xinchaovietnam vuive vuilen motngaymoi motconvit motconvitxoeracaicanh thuongnho soibien`
    .split(/\s+/)
    .filter(Boolean);
