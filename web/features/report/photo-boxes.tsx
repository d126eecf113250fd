import type { Box } from '../../../api/features/cases/contract.ts';
import { boxStyle } from '../../kit/boxes/boxes.ts';
import styles from './photos.module.css';

/** The boxes of a photo as they will be burnt in. */
export function PhotoBoxes({ boxes }: { boxes: readonly Box[] }) {
  return boxes.map((box) => <span key={`${box.x} ${box.y} ${box.width} ${box.height}`} className={styles.box} style={boxStyle(box)} />);
}
