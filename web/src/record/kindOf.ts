const PLAIN = ['create', 'update', 'delete'];

/** What an audit event is called whose class has no words of its own: a move goes by any verb. */
export const kindOf = (action: string): string => (PLAIN.includes(action) ? action : 'move');
