import type { Position } from '../../data/contract.ts';

/** One name on the small-scale map. `minZoom` is when it first shows. */
export interface WorldPlace {
  class: 'country' | 'city' | 'island' | 'sea' | 'ocean';
  name: { vi: string; en: string };
  position: Position;
  rank: number;
  minZoom: number;
}

type Row = [vi: string, en: string, lng: number, lat: number];

const seas: Row[] = [
  ['Biển Đông', 'Biển Đông (East Sea)', 114.5, 14.2],
  ['Thái Bình Dương', 'Pacific Ocean', -150, 5],
  ['Đại Tây Dương', 'Atlantic Ocean', -35, 20],
  ['Ấn Độ Dương', 'Indian Ocean', 78, -18],
  ['Bắc Băng Dương', 'Arctic Ocean', 0, 82],
  ['Nam Đại Dương', 'Southern Ocean', 80, -60],
];
const gulfs: Row[] = [
  ['Vịnh Bắc Bộ', 'Gulf of Tonkin', 107.7, 19.7],
  ['Vịnh Thái Lan', 'Gulf of Thailand', 101.5, 10.2],
  ['Vịnh Bengal', 'Bay of Bengal', 88.5, 14.5],
  ['Biển Philippines', 'Philippine Sea', 131, 19],
];
const islands: Row[] = [
  ['Quần đảo Hoàng Sa (Việt Nam)', 'Hoàng Sa islands (Việt Nam)', 112, 16.5],
  ['Quần đảo Trường Sa (Việt Nam)', 'Trường Sa islands (Việt Nam)', 113.8, 9.6],
];
const vietnamese: Row[] = [
  ['Hà Nội', 'Hà Nội', 105.852, 21.028],
  ['Thành phố Hồ Chí Minh', 'Hồ Chí Minh City', 106.7, 10.776],
  ['Đà Nẵng', 'Đà Nẵng', 108.22, 16.068],
  ['Hải Phòng', 'Hải Phòng', 106.683, 20.856],
  ['Huế', 'Huế', 107.585, 16.463],
  ['Cần Thơ', 'Cần Thơ', 105.788, 10.034],
];
const near: Row[] = [
  ['Lào', 'Laos', 102.6, 18.9],
  ['Campuchia', 'Cambodia', 104.9, 12.7],
  ['Thái Lan', 'Thailand', 101, 15.2],
  ['Trung Quốc', 'China', 103.8, 35.3],
  ['Myanmar', 'Myanmar', 96, 21.2],
  ['Malaysia', 'Malaysia', 102.3, 4.2],
  ['Indonesia', 'Indonesia', 113.9, -0.9],
  ['Philippines', 'Philippines', 122, 12.3],
  ['Nhật Bản', 'Japan', 138, 36.5],
  ['Hàn Quốc', 'South Korea', 127.9, 36.3],
  ['Triều Tiên', 'North Korea', 127, 40.2],
  ['Ấn Độ', 'India', 79, 22],
  ['Mông Cổ', 'Mongolia', 103, 46.8],
  ['Nga', 'Russia', 96, 61],
  ['Úc', 'Australia', 134, -25],
  ['Kazakhstan', 'Kazakhstan', 67, 48],
  ['Iran', 'Iran', 54, 32.5],
  ['Ả Rập Xê Út', 'Saudi Arabia', 45, 24],
  ['Thổ Nhĩ Kỳ', 'Türkiye', 35, 39],
  ['Pháp', 'France', 2.4, 46.5],
  ['Đức', 'Germany', 10.3, 51],
  ['Anh', 'United Kingdom', -1.8, 53],
  ['Tây Ban Nha', 'Spain', -3.7, 40],
  ['Ý', 'Italy', 12.6, 42.8],
  ['Ba Lan', 'Poland', 19.3, 52],
  ['Ukraina', 'Ukraine', 31.4, 49],
  ['Thụy Điển', 'Sweden', 15.5, 62],
  ['Ai Cập', 'Egypt', 29.8, 26.6],
  ['Algérie', 'Algeria', 2.6, 28],
  ['Nigeria', 'Nigeria', 8, 9.6],
  ['Ethiopia', 'Ethiopia', 39.6, 8.6],
  ['CHDC Congo', 'DR Congo', 23.6, -2.9],
  ['Nam Phi', 'South Africa', 24.7, -29],
  ['Hoa Kỳ', 'United States', -98.6, 39.5],
  ['Canada', 'Canada', -106, 57],
  ['México', 'Mexico', -102.5, 23.9],
  ['Brasil', 'Brazil', -53, -10.8],
  ['Argentina', 'Argentina', -65.2, -35.4],
  ['Peru', 'Peru', -75, -9.2],
  ['Colombia', 'Colombia', -73, 3.9],
];
const capitals: Row[] = [
  ['Viêng Chăn', 'Vientiane', 102.6, 17.97],
  ['Phnôm Pênh', 'Phnom Penh', 104.92, 11.56],
  ['Băng Cốc', 'Bangkok', 100.5, 13.75],
  ['Bắc Kinh', 'Beijing', 116.4, 39.9],
  ['Manila', 'Manila', 120.98, 14.6],
  ['Kuala Lumpur', 'Kuala Lumpur', 101.69, 3.14],
  ['Singapore', 'Singapore', 103.82, 1.35],
  ['Jakarta', 'Jakarta', 106.83, -6.2],
  ['Naypyidaw', 'Naypyidaw', 96.13, 19.75],
  ['Tokyo', 'Tokyo', 139.69, 35.69],
  ['Seoul', 'Seoul', 126.98, 37.57],
  ['New Delhi', 'New Delhi', 77.21, 28.61],
  ['Moskva', 'Moscow', 37.62, 55.75],
  ['Paris', 'Paris', 2.35, 48.86],
  ['Luân Đôn', 'London', -0.13, 51.51],
  ['Berlin', 'Berlin', 13.4, 52.52],
  ['Washington', 'Washington', -77.04, 38.9],
  ['Canberra', 'Canberra', 149.13, -35.28],
];

const rows = (cls: WorldPlace['class'], rank: number, minZoom: number, list: Row[]): WorldPlace[] =>
  list.map(([vi, en, lng, lat]) => ({ class: cls, name: { vi, en }, position: [lng, lat], rank, minZoom }));

/** Names that a Vietnamese map of the world carries at small scale. */
export const WORLD_PLACES: WorldPlace[] = [
  ...rows('country', 1, 0, [['Việt Nam', 'Việt Nam', 106.3, 16.6]]),
  ...rows('island', 1, 2, islands),
  ...rows('sea', 1, 1, seas.slice(0, 1)),
  ...rows('ocean', 2, 0, seas.slice(1)),
  ...rows('sea', 3, 4, gulfs),
  ...rows('city', 1, 3, vietnamese.slice(0, 1)),
  ...rows('city', 2, 4, vietnamese.slice(1)),
  ...rows('country', 3, 2, near),
  ...rows('city', 4, 4, capitals),
];
