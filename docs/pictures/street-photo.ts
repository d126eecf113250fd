import sharp from 'sharp';

const STREET = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1000">
<rect width="1600" height="1000" fill="#bcd6ea"/><path d="M0 420 380 300 760 400 1180 280 1600 400V560H0Z" fill="#a3be9c"/>
<g stroke="#d2c3ae" stroke-width="4"><path d="M60 250h260v330H60Z" fill="#f3eddc"/><path d="M340 320h220v260H340Z" fill="#eadfcb"/><path d="M1080 290h230v290h-230Z" fill="#f3eddc"/><path d="M1330 340h230v240h-230Z" fill="#e2d3be"/></g>
<path d="M40 250h300l-40-60H90Z" fill="#c8664a"/><path d="M320 320h260l-40-50H360Z" fill="#5e8fb0"/><path d="M1060 290h270l-40-60h-190Z" fill="#b9543d"/><path d="M1310 340h270l-40-50h-190Z" fill="#8fa7b5"/>
<g fill="#8fa7b5"><path d="M110 320h70v90h-70ZM215 320h70v90h-70ZM390 380h60v80h-60ZM470 380h60v80h-60ZM1130 360h60v90h-60ZM1220 360h60v90h-60ZM1380 400h60v70h-60ZM1460 400h60v70h-60Z"/></g>
<path d="M0 580h1600v420H0Z" fill="#d8d2c4"/><path d="M620 580h360l620 420H0Z" fill="#77777a"/><path d="M790 600h18l6 90h-30ZM782 730h36l8 130h-52Z" fill="#f7f4ec"/>
<ellipse cx="930" cy="850" rx="250" ry="78" fill="#4b4743"/><ellipse cx="938" cy="862" rx="205" ry="56" fill="#33302d"/><ellipse cx="960" cy="872" rx="120" ry="28" fill="#8fc1d4" opacity=".7"/>
</svg>`;

/** A made-up photo of a hole in a street, with the place and time that a telephone writes into one. JPEG. */
export const streetPhoto = (): Promise<Buffer> =>
  sharp(Buffer.from(STREET))
    .resize(1600)
    .jpeg({ quality: 85 })
    .withExif({
      IFD2: { DateTimeOriginal: '2026:11:20 08:15:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 19/1 4404/100', GPSLongitudeRef: 'E', GPSLongitude: '103/1 54/1 4284/100' },
    })
    .toBuffer();
