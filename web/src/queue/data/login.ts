/** The login that this browser keeps, where the console's Parse SDK keeps it too: one sign-in serves both. */
export interface Login {
  userId: string;
  username: string;
  token: string;
}

export interface LoginPlace {
  read(): Login | undefined;
  write(login: Login): void;
  forget(): void;
  /** Calls back when another tab signs in or out. */
  watch(changed: () => void): void;
}

export function loginPlace(appId: string): LoginPlace {
  const key = `Parse/${appId}/currentUser`;
  return {
    read() {
      try {
        const { objectId, username, sessionToken } = JSON.parse(localStorage.getItem(key) ?? '{}');
        return sessionToken ? { userId: objectId, username, token: sessionToken } : undefined;
      } catch {
        return undefined;
      }
    },
    write({ userId, username, token }) {
      const user = { className: '_User', objectId: userId, username, sessionToken: token };
      localStorage.setItem(key, JSON.stringify(user));
    },
    forget: () => localStorage.removeItem(key),
    watch(changed) {
      window.addEventListener('storage', (event) => {
        if (event.key === key || event.key === null) changed();
      });
    },
  };
}
