"use client";

import { useEffect, useState } from "react";
import { buy } from "../buy.js";

export default function Page() {
  const [calldata, setCalldata] = useState("");
  useEffect(() => void buy().then(setCalldata), []);
  return <output>{calldata}</output>;
}
