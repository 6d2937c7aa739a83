enum Element { case unknown }
