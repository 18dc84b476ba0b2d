/** Who asks for something or orders it, as they wrote it down. */
export interface Contact {
  name: string;
  company?: string;
  email: string;
  phone?: string;
}

export interface OrderContact extends Contact {
  address?: string;
}
