/** Carts: what a change of one brings about. */
import { dropLine, fillCart, moveLines } from '../../data/carts';
import { makeOrder } from '../../data/checkout';
import type { ClassRules } from '../../kernel/tools';

export const CartRules: ClassRules = {
  effects: { addQuote: fillCart, removeLine: dropLine, moveLines, makeOrder },
};
