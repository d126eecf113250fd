import { describe, expect, it } from 'vitest';
import { isGuessable } from './password.ts';

describe('a password', () => {
  it.each([
    'password1234',
    'Toàn Cảnh 2026!',
    'matkhau123456',
    '123456789012',
    'qwertyuiop[]',
    'aaaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'Nguyễn Thử 2026',
    'nguyen.thu@thu.example',
    'admin-admin-admin',
    'zxcvbnm,./asd',
  ])('“%s” is easy to guess', (password) => expect(isGuessable(password, ['Nguyễn Thử', 'nguyen.thu@thu.example'])).toBe(true));

  it.each([
    'mot hai ba bon nam',
    'con mèo trèo cây cau',
    'purple lantern over quiet harbour',
    'hQ8x-pL2v-Zr7k',
    '密码很难猜对吧朋友们真的很难',
    '🦊🐳🌵🍕🎈🚲🎻🧊🌋🦉🥁🧭',
  ])('“%s” is not', (password) => expect(isGuessable(password, ['Nguyễn Thử', 'nguyen.thu@thu.example'])).toBe(false));
});

describe('what people choose most', () => {
  it.each([
    'anhyeuem123456',
    'Anh Yêu Em 2024',
    'toiyeuvietnam!',
    'ToiYeuVietNam1975',
    'matkhau123456789',
    'M@tKhau123456',
    'P@ssw0rd123456',
    'iloveyou2026',
    'qwertyuiop123',
    'Nguyenvana123',
    'hoangsatruongsa',
    'motconvitxoeracaicanh',
    'correct horse battery staple',
    'khongcomatkhau',
    'ubndphuong123',
    'sunshine princess',
  ])('is refused: %s', (password) => expect(isGuessable(password)).toBe(true));
  it.each(['mot hai ba bon nam', 'con trau trang gam co dem', 'cầu vồng lạc giữa kho thóc', 'xe lu rung chuong giua trua'])(
    'is not what somebody puts together: %s',
    (password) => expect(isGuessable(password)).toBe(false),
  );
});
